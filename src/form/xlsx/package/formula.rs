//! Formulas of which one can tell what they come to without working them out.

/// What can be read in a formula itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FormulaSays {
    pub(super) words: Option<String>,
    pub(super) link: FormulaLink,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum FormulaLink {
    #[default]
    None,
    To(String),
    /// To an address that the formula works out.
    WorkedOut,
}

impl FormulaSays {
    pub(super) fn of(formula: &str) -> Self {
        let formula = formula.trim().trim_start_matches('=');
        let formula = formula.strip_prefix("of:=").unwrap_or(formula);
        if let Some((words, "")) = literal(formula) {
            return Self { words: Some(words), link: FormulaLink::None };
        }
        let name = formula.get(..LINK.len()).unwrap_or_default();
        if !name.eq_ignore_ascii_case(LINK) {
            let has_link = formula.to_ascii_uppercase().contains(LINK);
            let link = if has_link { FormulaLink::WorkedOut } else { FormulaLink::None };
            return Self { words: None, link };
        }
        let rest = formula.get(LINK.len()..).unwrap_or_default();
        let Some((address, rest)) = literal(rest) else {
            return Self { words: None, link: FormulaLink::WorkedOut };
        };
        let words = match rest.trim_start().split_at_checked(1) {
            Some((")", "")) => Some(address.clone()),
            Some(("," | ";", rest)) => {
                literal(rest).filter(|(_, rest)| *rest == ")").map(|(words, _)| words)
            }
            _ => return Self { words: None, link: FormulaLink::WorkedOut },
        };
        Self { words, link: FormulaLink::To(address) }
    }
}

const LINK: &str = "HYPERLINK(";

/// Reads a text in quotation marks, which are written twice within it, and returns what follows.
fn literal(text: &str) -> Option<(String, &str)> {
    let mut rest = text.trim_start().strip_prefix('"')?;
    let mut words = String::new();
    loop {
        let (part, after) = rest.split_once('"')?;
        words.push_str(part);
        let Some(more) = after.strip_prefix('"') else {
            return Some((words, after.trim()));
        };
        words.push('"');
        rest = more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_where_the_formula_says_it() {
        let to = |address: &str, words: Option<&str>| FormulaSays {
            words: words.map(str::to_owned),
            link: FormulaLink::To(address.to_owned()),
        };
        let (none, worked_out) = (FormulaLink::None, FormulaLink::WorkedOut);
        for (formula, expected) in [
            ("HYPERLINK(\"https://a.example\",\"Audit\")", to("https://a.example", Some("Audit"))),
            (
                "=hyperlink( \"https://a.example\" ; \"a \"\"b\"\"\" )",
                to("https://a.example", Some("a \"b\"")),
            ),
            (
                "HYPERLINK(\"https://a.example\")",
                to("https://a.example", Some("https://a.example")),
            ),
            ("HYPERLINK(\"https://a.example\",A1)", to("https://a.example", None)),
            ("HYPERLINK(A1,\"Audit\")", FormulaSays { words: None, link: worked_out }),
            ("\"Established\"", FormulaSays { words: Some("Established".to_owned()), link: none }),
            ("\"a\"&B1", FormulaSays::default()),
            ("\"", FormulaSays::default()),
            ("é", FormulaSays::default()),
        ] {
            assert_eq!(FormulaSays::of(formula), expected, "{formula}");
        }
    }
}
