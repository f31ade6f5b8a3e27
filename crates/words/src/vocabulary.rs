//! One macro that turns a table of English names and Chinese words into a closed enumeration.

/// Declares an enumeration whose variants each have exactly one Chinese word; it is written to the journal,
/// read from rule files and shown on screens by that word.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $zh:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $zh] $(#[$vmeta])* $variant,)+
        }
        impl $name {
            /// Every word, in the order of the glossary.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The Chinese word, as it stands in rules, on screens and in the journal.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(Self::$variant => $zh,)+ }
            }

            /// The English name, as it stands in code and in addresses of pages.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)+ }
            }

            /// Finds the word by its Chinese form; surrounding blanks do not count.
            #[must_use]
            pub fn from_zh(word: &str) -> Option<Self> {
                match word.trim() { $($zh => Some(Self::$variant),)+ _ => None }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.zh())
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.zh())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                Self::from_zh(&word).ok_or_else(|| {
                    serde::de::Error::custom(format!("「{word}」不在词表 {} 中", stringify!($name)))
                })
            }
        }
    };
}
pub(crate) use vocabulary;
