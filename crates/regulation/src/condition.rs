//! When a rule applies: attribute ∈ values, joined by and.

use words::Attribute;

/// A condition over the attributes of a case; the empty one always holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition(pub Vec<(Attribute, Vec<String>)>);

impl Condition {
    /// Whether the condition holds for a case whose attributes `value` tells.
    #[must_use]
    pub fn holds(&self, value: &dyn Fn(Attribute) -> String) -> bool {
        self.0.iter().all(|(attribute, allowed)| {
            let found = value(*attribute);
            allowed.contains(&found)
        })
    }

    /// The attributes that the condition names.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute> {
        self.0.iter().map(|(attribute, _)| *attribute)
    }
}

impl std::fmt::Display for Condition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_empty() {
            return f.write_str("任何情形");
        }
        for (n, (attribute, values)) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str("，")?;
            }
            write!(f, "{attribute}为{}", values.join("或"))?;
        }
        Ok(())
    }
}
