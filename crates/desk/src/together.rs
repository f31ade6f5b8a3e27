//! Several cases laid before the leader together: what is arranged and decided for one is recorded on each, by the same
//! person, and each stays a case of its own (唐政服〔2022〕37号 五（二）2).

use crate::{Acted, Desk, DeskError, Loaded, Request};
use case::{Actor, Denial, Reason};
use words::{Act, Field, Refusal};

impl Desk {
    /// Does something about a case and about those that were laid before the leader with it.
    pub(crate) async fn act_together(
        &self,
        loaded: Loaded,
        actor: &Actor,
        request: Request,
    ) -> Result<Acted, DeskError> {
        let named = self.named_with(&loaded, &request).await?;
        let others = if named.is_empty() {
            case::laid_together(&loaded.matter.case, request.act).to_vec()
        } else {
            named.clone()
        };
        let command = request.command.unwrap_or_else(|| self.new_id());
        // What was done before stands on the others already: asked again, it is answered and not refused for that.
        if self.store().outcome_of(&command).await?.is_none() {
            self.all_may(&named, actor, request.act).await?;
        }
        let mut fields = request.fields;
        fields.retain(|(field, _)| field != Field::Cases.zh());
        let each = Request { act: request.act, fields, command: None };
        let mut first = Request { command: Some(command.clone()), ..each.clone() };
        if !named.is_empty() {
            first = first.with(Field::Cases.zh(), &named.join("、"));
        }
        let acted = self.perform(loaded, actor, first).await?;
        for (n, stream) in others.iter().enumerate() {
            let own = Request { command: Some(format!("{command}/{n}")), ..each.clone() };
            match self.perform(self.load(stream).await?, actor, own).await {
                // What has been withdrawn or decided meanwhile stays as it is.
                Ok(_) | Err(DeskError::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(acted)
    }

    /// The cases that a request names beside its own, as streams.
    async fn named_with(&self, loaded: &Loaded, request: &Request) -> Result<Vec<String>, DeskError> {
        let words =
            request.fields.iter().find(|(field, _)| field == Field::Cases.zh()).map(|(_, words)| words.as_str());
        let mut streams = Vec::new();
        for number in words.unwrap_or_default().split(['、', '，', ',']).map(str::trim).filter(|n| !n.is_empty()) {
            let row = self.case_named(number).await?;
            let Some(row) = row.filter(|row| row.centre == loaded.centre.0) else {
                let reason = Reason::because(Refusal::CaseUnknown, number.to_owned()).about(&[Field::Cases]);
                return Err(Denial::from(reason).into());
            };
            if row.stream != loaded.stream && !streams.contains(&row.stream) {
                streams.push(row.stream);
            }
        }
        Ok(streams)
    }

    /// Where the act is not open on one of those named, it is done on none.
    async fn all_may(&self, streams: &[String], actor: &Actor, act: Act) -> Result<(), DeskError> {
        let mut reasons = Vec::new();
        for stream in streams {
            let other = self.load(stream).await?;
            reasons.extend(other.permit(self, actor, act));
        }
        if reasons.is_empty() { Ok(()) } else { Err(Denial { reasons }.into()) }
    }
}
