//! What an unquoted word means: YAML 1.2 has numbers, `true`, `false` and `null`, nothing else.

pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

pub(super) fn is_truth(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
}

/// Says what a plain scalar is when it is not a text.
pub(super) fn kind_of_plain(text: &str) -> Option<&'static str> {
    match text {
        _ if is_nothing(text) => Some("nothing"),
        _ if is_truth(text) => Some("true or false"),
        _ if is_number(text) => Some("a number"),
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let special = matches!(digits, ".inf" | ".Inf" | ".INF") || text == ".nan" || text == ".NaN";
    let radix = digits
        .strip_prefix("0x")
        .is_some_and(|hex| !hex.is_empty() && hex.chars().all(|c| c.is_ascii_hexdigit()))
        || digits.strip_prefix("0o").is_some_and(|octal| {
            !octal.is_empty() && octal.chars().all(|c| ('0'..='7').contains(&c))
        });
    special || radix || (starts_as_number(digits) && text.parse::<f64>().is_ok())
}

fn starts_as_number(digits: &str) -> bool {
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_texts_and_numbers_are_not() {
        for text in ["yes", "no", "on", "inf", "nan", "1.0.1", "2026-11-22", "0x", "e5"] {
            assert_eq!(kind_of_plain(text), None, "{text}");
        }
        for number in ["1", "-1", "1.0", "1e5", "0x1F", ".inf", ".5"] {
            assert_eq!(kind_of_plain(number), Some("a number"), "{number}");
        }
        assert_eq!(kind_of_plain("~"), Some("nothing"));
        assert_eq!(kind_of_plain("true"), Some("true or false"));
    }
}
