//! The finite space of conditions over which completeness is proved.

use crate::{Condition, Regulation};
use words::{Act, Attribute, CaseKind, Channel, Naming, RespondentKind, Urgency};

/// The class of a case that has not been classified yet.
pub(crate) const UNCLASSED: &str = "未定";

/// The values that an attribute can have under a regulation.
pub(crate) fn domain(attribute: Attribute, regulation: &Regulation) -> Vec<String> {
    let yes_no = || vec!["是".to_owned(), "否".to_owned()];
    let list = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    match attribute {
        Attribute::Kind => CaseKind::ALL.iter().map(|k| k.zh().to_owned()).collect(),
        Attribute::Channel => Channel::ALL.iter().map(|c| c.zh().to_owned()).collect(),
        Attribute::Class => {
            let named = regulation.classes.iter().map(|c| c.name.clone());
            named.chain([UNCLASSED.to_owned()]).collect()
        }
        Attribute::Urgency => Urgency::ALL.iter().map(|u| u.zh().to_owned()).collect(),
        Attribute::Named => Naming::ALL.iter().map(|n| n.zh().to_owned()).collect(),
        Attribute::RespondentKind => RespondentKind::ALL.iter().map(|k| k.zh().to_owned()).collect(),
        Attribute::Statutory | Attribute::Topic => list(&["有", "无"]),
        Attribute::Destination => list(&["无", "其他部门", "其他层级", "纪检", "公安"]),
        Attribute::Cause => list(&["无", "办不了", "很难办", "不给办", "特别复杂"]),
        Attribute::Level => list(&["省", "市", "县", "未定"]),
        Attribute::Assessed => list(&["未评估", "合理", "不合理"]),
        Attribute::OnSite
        | Attribute::Unclear
        | Attribute::Own
        | Attribute::Permit
        | Attribute::Dispatched
        | Attribute::Promised
        | Attribute::Planned
        | Attribute::Dissatisfied
        | Attribute::Letter
        | Attribute::FeedbackPromises
        | Attribute::Extended => yes_no(),
    }
}

/// The values that can occur where a duty is opened: before acceptance a case has no class, from then on it has one.
pub(crate) fn domain_at(attribute: Attribute, regulation: &Regulation, opened_by: &[Act]) -> Vec<String> {
    if attribute != Attribute::Class || regulation.classes.is_empty() {
        return match attribute {
            Attribute::Class => vec![UNCLASSED.to_owned()],
            other => domain(other, regulation),
        };
    }
    let only_registration = !opened_by.is_empty() && opened_by.iter().all(|a| *a == Act::Register);
    if only_registration {
        vec![UNCLASSED.to_owned()]
    } else {
        regulation.classes.iter().map(|c| c.name.clone()).collect()
    }
}

/// Every point of the space that these conditions span.
pub(crate) fn points(
    conditions: &[&Condition],
    values: &dyn Fn(Attribute) -> Vec<String>,
) -> Vec<Vec<(Attribute, String)>> {
    let mut attributes: Vec<Attribute> = conditions.iter().flat_map(|c| c.attributes()).collect();
    attributes.sort();
    attributes.dedup();
    let mut points: Vec<Vec<(Attribute, String)>> = vec![Vec::new()];
    for attribute in attributes {
        points = points
            .into_iter()
            .flat_map(|point| {
                values(attribute).into_iter().map(move |value| {
                    let mut more = point.clone();
                    more.push((attribute, value));
                    more
                })
            })
            .collect();
    }
    points
}

/// The value of an attribute at a point; empty where the point does not name it.
pub(crate) fn at(point: &[(Attribute, String)], attribute: Attribute) -> String {
    point.iter().find(|(a, _)| *a == attribute).map(|(_, v)| v.clone()).unwrap_or_default()
}
