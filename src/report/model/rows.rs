//! The table of what a model asks.

use crate::lang::{Lang, phrase, say};
use crate::report::document::rows::{Header, Rows, cells};
use crate::report::model::items_data::ItemsData;

pub(crate) fn of_items<'a>(lang: &'a Lang, data: &'a ItemsData) -> Rows<'a> {
    let headers = [
        Header::of_stage(lang, data.tells),
        Header::new("id", say!(lang, "Id"), 24).last(),
        Header::new("title", say!(lang, "Practice"), 28).names(),
        Header::new("area", say!(lang, "Area"), 20),
        Header::new("weight", say!(lang, "Weight"), 9),
        Header::new("ask", say!(lang, "Question"), 60),
    ];
    let rows = data
        .items
        .iter()
        .map(|item| cells![item.stage, &item.id, &item.title, &item.area, item.weight, &item.ask]);
    Rows::new(lang, phrase!("Items"), headers, rows)
}
