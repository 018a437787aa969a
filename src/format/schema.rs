//! Tables of fields as JSON Schemas.

use serde_json::{Map, Value, json};

use crate::format::record::Part;
use crate::format::what::{Field, Record, Stands, What};

/// Where the schemas stand for everybody: a folder of the repository.
const FOLDER: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/HEAD/schemas");

/// Returns the address of the schema of a format, such as `ospo/sheet/1`: its version is in it, so it
/// stays when there is another.
pub fn address(format: &str) -> String {
    let name = format.strip_prefix("ospo/").unwrap_or(format);
    format!("{FOLDER}/{}.json", name.replace('/', "-"))
}

/// Returns the line at the top of a new file by which editors find the schema of its format.
pub fn first_line(format: &str) -> String {
    format!("# yaml-language-server: $schema={}\n", address(format))
}

/// Returns the JSON Schema, draft 07, of a file that people write.
pub fn of_file<P: Part>() -> Map<String, Value> {
    let mut page = SchemaPage::default();
    let mut schema = page.object(&P::RECORD);
    if !page.definitions.is_empty() {
        schema.insert("definitions".to_owned(), page.definitions.into());
    }
    schema
}

/// Returns the JSON Schema of a record as it is written for programs: every field is there, one that
/// may be missing in a file as `null`, and others may come.
pub fn written<P: Part>() -> Map<String, Value> {
    let mut page = SchemaPage { is_written: true, ..SchemaPage::default() };
    page.object(&P::RECORD)
}

#[derive(Default)]
struct SchemaPage {
    is_written: bool,
    /// The records that stand in it, by name.
    definitions: Map<String, Value>,
}

impl SchemaPage {
    fn object(&mut self, record: &Record) -> Map<String, Value> {
        let mut schema = Map::new();
        let mut properties = Map::new();
        let mut required = Vec::new();
        if let Some((format, title)) = record.file.filter(|_| !self.is_written) {
            schema.insert("title".to_owned(), title.into());
            if !format.is_empty() {
                let field = json!({ "description": "The format of this file.", "const": format });
                properties.insert("format".to_owned(), field);
                required.push(Value::from("format"));
            }
        }
        schema.insert("description".to_owned(), record.doc.trim().into());
        schema.insert("type".to_owned(), "object".into());
        self.fields(record, &mut properties, &mut required);
        schema.insert("properties".to_owned(), properties.into());
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        if !self.is_written {
            schema.insert("additionalProperties".to_owned(), false.into());
            more(record, &mut schema);
        }
        schema
    }

    fn fields(
        &mut self,
        record: &Record,
        properties: &mut Map<String, Value>,
        required: &mut Vec<Value>,
    ) {
        for field in record.fields {
            match field.stands {
                Stands::Beside(part) => self.fields(part, properties, required),
                Stands::Nowhere => {}
                Stands::InField(what) => {
                    if field.required || self.is_written {
                        required.push(field.name.into());
                    }
                    properties.insert(field.name.to_owned(), self.field(field, &what).into());
                }
            }
        }
    }

    fn field(&mut self, field: &Field, what: &What) -> Map<String, Value> {
        let mut schema = Map::new();
        schema.insert("description".to_owned(), field.doc.trim().into());
        let stands = self.value(what);
        if stands.contains_key("$ref") {
            schema.insert("allOf".to_owned(), json!([stands]));
        } else {
            let own = stands.into_iter().filter(|(key, _)| key != "description");
            schema.extend(own);
        }
        if self.is_written
            && !field.required
            && let Some(Value::String(one)) = schema.get("type")
            && one != "array"
        {
            let both = json!([one, "null"]);
            schema.insert("type".to_owned(), both);
        }
        schema
    }

    fn value(&mut self, what: &What) -> Map<String, Value> {
        let schema = match what {
            What::Text | What::Id if self.is_written => json!({ "type": "string" }),
            What::Text => json!({ "type": "string", "pattern": r"\S" }),
            What::Word => json!({ "type": ["string", "number"], "pattern": r"\S" }),
            What::Id => json!({
                "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64
            }),
            What::Url => json!({
                "type": "string", "pattern": r"^(https?://|mailto:)[^\s\x00-\x1f\x7f]+$"
            }),
            What::Day if self.is_written => json!({
                "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
            }),
            // Which is best written like those, and may be written otherwise.
            What::Day => json!({
                "type": "string", "pattern": "^[^:]*[0-9０-９]{4}[^:]*([Tt ]0?0:00.*)?$"
            }),
            What::Truth => json!({ "type": "boolean", "default": false }),
            What::Whole(least, most) => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
            What::Decimal(most) => json!({ "type": "number", "minimum": 0, "maximum": most }),
            What::OneOf(words) => json!({ "type": "string", "enum": words }),
            What::List(of, least, most) => {
                let list = json!({ "type": "array", "items": self.value(of) });
                self.bounded(list, ["minItems", "maxItems"], *least, *most)
            }
            What::ByText(of) => {
                json!({ "type": "object", "additionalProperties": self.value(of) })
            }
            What::Map(of, least, most) => {
                let names = "^[a-z0-9]+(-[a-z0-9]+)*$";
                let map = json!({
                    "type": "object", "patternProperties": { names: self.value(of) },
                    "additionalProperties": false
                });
                self.bounded(map, ["minProperties", "maxProperties"], *least, *most)
            }
            What::Record(record) if self.is_written => self.object(record).into(),
            What::Record(record) => {
                if !self.definitions.contains_key(record.name) {
                    let schema = self.object(record);
                    self.definitions.insert(record.name.to_owned(), schema.into());
                }
                json!({ "$ref": format!("#/definitions/{}", record.name) })
            }
            What::SomeOf(record, not) => {
                let (mut properties, mut required) = (Map::new(), Vec::new());
                self.fields(record, &mut properties, &mut required);
                properties.retain(|name, _| !not.contains(&name.as_str()));
                for field in properties.values_mut().filter_map(Value::as_object_mut) {
                    field.remove("minProperties");
                    if let Some(kind) = field.get_mut("type").filter(|kind| kind.is_string()) {
                        *kind = json!([kind.take(), "null"]);
                    }
                }
                json!({
                    "type": "object", "properties": properties, "minProperties": 1,
                    "additionalProperties": false
                })
            }
            What::Alone(first, record) => {
                json!({ "anyOf": [self.value(first), self.value(&What::Record(record))] })
            }
            What::OrNothing(of) => {
                let mut schema = self.value(of);
                if let Some(kind) = schema.get_mut("type") {
                    *kind = json!([kind.take(), "null"]);
                }
                schema.into()
            }
            What::Else(schema) => schema(),
        };
        match schema {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }

    /// Says how many there are; of what is written, some may have been left out.
    fn bounded(
        &self,
        mut schema: Value,
        [min, max]: [&str; 2],
        least: usize,
        most: Option<usize>,
    ) -> Value {
        if self.is_written {
            return schema;
        }
        if least > 0 {
            schema[min] = least.into();
        }
        if let Some(most) = most {
            schema[max] = most.into();
        }
        schema
    }
}

/// Adds what a schema says of fields together, those of parts among them.
fn more(record: &Record, schema: &mut Map<String, Value>) {
    if let Some(Value::Object(own)) = record.more.map(|more| more()) {
        schema.extend(own);
    }
    for field in record.fields {
        if let Stands::Beside(part) = field.stands {
            more(part, schema);
        }
    }
}
