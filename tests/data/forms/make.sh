#!/bin/sh
# Writes each form as other programs do: `make.sh` in this folder, with what README.md names on the
# path. The forms themselves come from `ospo`, filled in by `fill.py`.
set -eu
for tag in en de ja zh-Hans; do
  mkdir -p "$tag"
  work=$(mktemp -d)
  ospo -C "$work" --lang "$tag" --date 2026-11-22 form --subject Acme --stage 1 --role legal \
    --markdown "$work/empty.md" > "$work/mail.txt"
  python3 fill.py "$work/empty.md" "$tag/filled.md"
  form=$tag/filled.md
  to() { cp "$form" "$tag/$1.md"; shift; "$@"; }
  to mdformat mdformat "$tag/mdformat.md"
  to mdformat-wrap mdformat --wrap 72 --number "$tag/mdformat-wrap.md"
  to prettier prettier --log-level silent --write "$tag/prettier.md"
  to prettier-wrap prettier --log-level silent --prose-wrap always --print-width 60 \
    --tab-width 4 --write "$tag/prettier-wrap.md"
  pandoc -f gfm "$form" -o "$work/form.docx"
  soffice --headless --convert-to odt --outdir "$work" "$work/form.docx" > "$work/log"
  pandoc -t gfm "$work/form.docx" -o "$tag/docx.md"
  pandoc -t markdown --markdown-headings=setext "$work/form.odt" -o "$tag/odt.md"
  pandoc -f gfm -t mediawiki "$form" | pandoc -f mediawiki -t gfm -o "$tag/mediawiki.md"
  pandoc -f gfm -t rst "$form" | pandoc -f rst -t commonmark_x -o "$tag/rst.md"
  pandoc -f gfm -t jira "$form" | pandoc -f jira -t gfm --columns=50 -o "$tag/confluence.md"
  pandoc -f gfm -t markdown --columns=66 --reference-links "$form" -o "$tag/pandoc-wrap.md"
  (cd "$tag" && remark filled.md -u remark-gfm --quiet -o remark.md)
  rm -r "$work"
done
