#!/bin/sh
# Takes away what ospo-installer.sh has put into a home, and says what: the command with its folder,
# the line in the settings of each shell, the note of the installation. What ospo is used for, the
# folders with assessments and the settings in ~/.config/ospo, stays.
set -eu

settings=${XDG_CONFIG_HOME:-$HOME/.config}/ospo
# As the installer has written it, with the home by its name.
case $settings in
"$HOME"/*) line=". \"\$HOME${settings#"$HOME"}/env.sh\"" ;;
*) line=". \"$settings/env.sh\"" ;;
esac

gone() { echo "removed $1"; }
for path in "$HOME/.ospo" "$settings/ospo-receipt.json" "$settings/env.sh" "$settings/env.fish" \
    "$HOME/.config/fish/conf.d/ospo.env.fish"; do
    if [ -e "$path" ]; then
        rm -rf -- "$path"
        gone "$path"
    fi
done

for name in .profile .bashrc .bash_profile .bash_login .zshrc .zshenv; do
    for file in "$HOME/$name" "${ZDOTDIR:-$HOME}/$name"; do
        if [ -f "$file" ] && grep -qxF "$line" "$file"; then
            # The empty line before it is the installer's too; the file stays the one it was, for
            # it may be a link.
            kept=$(awk -v line="$line" '
                $0 == line { empty = 0; next }
                empty { print "" }
                { empty = $0 == "" }
                !empty { print }
                END { if (empty) print "" }' "$file"; echo .)
            if [ "$kept" = . ] && [ ! -L "$file" ]; then
                rm -- "$file"
            else
                printf %s "${kept%.}" >"$file"
            fi
            gone "the line for ospo in $file"
        fi
    done
done

# Folders that were made for this, if nothing else is in them.
for folder in "$settings" "$HOME/.config/fish/conf.d" "$HOME/.config/fish" "$HOME/.config"; do
    rmdir "$folder" 2>/dev/null || :
done
