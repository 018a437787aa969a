//! What files may be called where names are more than a name.

/// What means a device of Windows, whatever ending it has; some have a number too.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
const NUMBERED: [&str; 2] = ["com", "lpt"];

/// Says whether Windows takes a name for that of a file: others mean a device, a stream beside
/// another file, or lose their end.
pub(super) fn is_one(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let number = NUMBERED.iter().find_map(|device| stem.strip_prefix(device));
    let is_number = |end: &str| end.chars().count() == 1 && "123456789¹²³".contains(end);
    !DEVICES.contains(&stem.as_str())
        && !number.is_some_and(is_number)
        && !name.ends_with(['.', ' '])
        && !name.contains(|sign: char| sign.is_control() || r#"<>:"/\|?*"#.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn what_means_a_device_or_a_stream_is_no_name_of_a_file() {
        for name in ["2026-11-22.yaml", "2026-11-22-con.yaml", "com.yaml", "com10.md", "Zoë 1.xlsx"]
        {
            assert!(is_one(name), "{name}");
        }
        for name in ["CON", "con.yaml", "Aux .md", "nul.tar.gz", "COM1.yaml", "lpt².md", "a:b.yaml"]
        {
            assert!(!is_one(name), "{name}");
        }
        for name in ["why?.md", "a*", "a.", "a ", "a\\b", "a\tb", "\"a\""] {
            assert!(!is_one(name), "{name}");
        }
    }
}
