//! Numbers, dates and addresses, as a reader takes them out of a tree.

use std::str::FromStr;

use crate::text;
use crate::yaml::day;
use crate::yaml::reader::Reader;
use crate::yaml::scalar;
use crate::yaml::tree::{Node, Value};

impl<'a> Reader<'a> {
    /// Reads a whole number within bounds.
    pub fn whole(&mut self, node: &Node<'a>, least: u32, most: u32) -> Option<u32> {
        let number = self.word_as(node, "a number")?;
        match number.parse::<u32>() {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                let message = format!("`{number}` is not a whole number from {least} to {most}");
                let help = format!("write a number from {least} to {most}");
                self.tell_word(node.place, number, message, help);
                None
            }
        }
    }

    /// Reads a number with at most two decimals as hundredths.
    pub fn hundredths(&mut self, node: &Node<'a>, most: u32) -> Option<u32> {
        let number = self.word_as(node, "a number")?;
        match text::hundredths(number) {
            Some(hundredths) if hundredths <= most * 100 => Some(hundredths),
            _ => {
                let message = format!(
                    "`{number}` is not a number from 0 to {most} with at most two decimals"
                );
                let help = "write a number such as 2 or 0.5";
                self.tell_word(node.place, number, message, help);
                None
            }
        }
    }

    /// Reads a date as the type that the caller has for days of the calendar.
    pub fn date<D: FromStr>(&mut self, node: &Node<'a>) -> Option<D> {
        let written = self.word_as(node, "a date")?;
        match day::day(written) {
            Ok(date) => Some(date),
            Err(wrong) => {
                let (message, help) = wrong.told();
                self.tell_word(node.place, written, message, help);
                None
            }
        }
    }

    /// Reads an address that may become a link: http, https or mailto.
    pub fn url(&mut self, node: &Node<'a>) -> Option<String> {
        let url = self.text(node)?;
        if text::is_link(&url) {
            return Some(url);
        }
        let help = "write a whole address: https://example.org/page";
        self.tell_word(
            node.place,
            &url,
            format!("`{url}` is not an address that can be linked"),
            help,
        );
        None
    }

    pub fn truth(&mut self, node: &Node<'a>) -> Option<bool> {
        match &node.value {
            Value::Scalar { text, plain: true } if scalar::is_truth(text) => {
                Some(text.eq_ignore_ascii_case("true"))
            }
            _ => {
                self.wrong_type(node, "true or false", "write `true` or `false`, without quotes");
                None
            }
        }
    }
}
