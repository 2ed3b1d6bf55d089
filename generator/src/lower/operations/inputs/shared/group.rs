//! The operations whose options or forms have the same fields, and the type that they share.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::wire::{self, Rows};
use super::{field_docs, names};
use crate::lower::docs;
use crate::lower::model::{FormDef, Ident, Input, Options, SHARED, Said, SharedInputs};

/// So many orders are compared, the most frequent ones: each is compared with that of every operation.
const MAX_ORDERS: usize = 16;

#[derive(Debug)]
pub struct Group {
    form: bool,
    members: Vec<Member>,
}

/// The table of one operation.
#[derive(Clone, Debug)]
pub struct Member {
    pub form: bool,
    pub module: Vec<Ident>,
    pub function: Ident,
    pub inputs: Vec<Input>,
    /// The constant headers before them.
    pub headers: Vec<(String, String)>,
    /// Its rows without docs, constants included.
    pub rows: String,
}

impl Group {
    pub fn new(form: bool) -> Self {
        Self { form, members: Vec::new() }
    }

    pub fn add(&mut self, member: Member) {
        self.members.push(member);
    }

    /// Returns the groups of operations that can share a type, with its rows: those whose orders are too different have types of their own.
    pub fn settle(self) -> Vec<(Self, Vec<Input>)> {
        let mut settled = Vec::new();
        let mut others = self.members;
        for _ in 0..MAX_ORDERS {
            let rows = Self::rows(&others);
            let (members, rest): (Vec<_>, Vec<_>) = others.into_iter().partition(|member| member.said(&rows).is_some());
            if members.len() > 1 {
                settled.push((Self { form: self.form, members }, rows));
            }
            others = rest;
        }
        settled
    }

    /// Returns the rows of all operations if they are equal, otherwise the fields in the order that needs the fewest statements of functions, besides the
    /// constants.
    fn rows(members: &[Member]) -> Vec<Input> {
        let Some(first) = members.first() else { return Vec::new() };
        if members.iter().all(|member| member.rows == first.rows) {
            return first.inputs.iter().filter(|input| input.argument().is_none()).cloned().collect();
        }
        let mut orders: BTreeMap<Vec<&str>, (usize, Vec<Input>)> = BTreeMap::new();
        for member in members {
            let fields = || member.inputs.iter().filter(|input| input.field().is_some());
            let idents = fields().filter_map(Input::field).map(|field| field.ident.as_str()).collect();
            orders.entry(idents).or_insert_with(|| (0, fields().cloned().collect())).0 += 1;
        }
        let mut orders: Vec<_> = orders.into_iter().collect();
        if orders.len() > MAX_ORDERS {
            orders.sort_by_key(|(_, (count, _))| Reverse(*count));
            orders.truncate(MAX_ORDERS);
        }
        let orders = orders.into_iter().map(|(_, (_, rows))| rows);
        // how many cannot share it, and what the others state
        let said = |rows: &Vec<Input>| -> (usize, usize) {
            let said = members.iter().map(|member| member.said(rows).map_or((1, 0), |own| (0, own.order.len())));
            said.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
        };
        orders.min_by_key(said).unwrap_or_default()
    }

    /// Returns the module of all operations, otherwise `types`.
    pub fn home(&self) -> Vec<Ident> {
        let mut modules = self.members.iter().map(|member| &member.module).collect::<BTreeSet<_>>().into_iter();
        match (modules.next(), modules.next()) {
            (Some(only), None) => only.clone(),
            _ => vec![SHARED.to_owned()],
        }
    }

    /// Returns the name in the lock, which is by the fields, or the first possible one that is not in use, with its line for the lock.
    pub fn name(
        &self,
        rows: &[Input],
        kept: &BTreeMap<String, Ident>,
        taken: &mut BTreeSet<Ident>,
    ) -> (Ident, (String, Ident)) {
        let suffix = if self.form { "form" } else { "options" };
        let fields: Vec<&str> =
            rows.iter().filter_map(Input::field).map(|field| field.ident.trim_start_matches("r#")).collect();
        let mut sorted = fields.clone();
        sorted.sort_unstable();
        let key = format!("{suffix} of {}", sorted.join(", "));
        let functions = self.members.iter().map(|member| member.function.clone()).collect();
        let names = kept.get(&key).cloned().into_iter().chain(names::of(&fields, &functions, suffix));
        let ident = names.into_iter().find(|ident| !taken.contains(ident)).unwrap_or_default();
        taken.insert(ident.clone());
        (ident.clone(), (key, ident))
    }

    /// Gives the rows the docs that the operations have in common.
    pub fn document(&self, rows: &mut [Input]) {
        for field in rows.iter_mut().filter_map(Input::field_mut) {
            let of_members = self.members.iter().flat_map(|member| &member.inputs).filter_map(Input::field);
            let same = of_members.filter(|other| other.ident == field.ident);
            field.docs = field_docs::common(same.map(|other| &other.docs));
        }
    }

    pub fn definition(&self, ident: Ident, rows: Vec<Input>) -> SharedInputs {
        let functions = self.functions();
        if self.form {
            let docs = vec![format!("Form of {functions}.")];
            SharedInputs::Form(FormDef { ident, docs, fields: rows, shared: None, order: Vec::new() })
        } else {
            let docs = vec![format!("Optional inputs of {functions}.")];
            SharedInputs::Options(Options { ident, docs, inputs: rows, shared: None })
        }
    }

    /// Returns the first functions, with as much of their paths as distinguishes them.
    fn functions(&self) -> String {
        let named = |segments: usize| -> BTreeSet<String> {
            let name = |member: &Member| {
                let kept = member.module.len().saturating_sub(segments);
                member.module[kept..].iter().chain([&member.function]).cloned().collect::<Vec<_>>().join("::")
            };
            self.members.iter().map(name).collect()
        };
        let is_one_module = self.members.iter().all(|member| member.module == self.members[0].module);
        let longest = self.members.iter().map(|member| member.module.len()).max().unwrap_or_default();
        let least = usize::from(!is_one_module);
        let segments =
            (least..longest).find(|segments| named(*segments).len() == self.members.len()).unwrap_or(longest);
        docs::a_few(&named(segments).iter().map(String::as_str).collect())
    }
}

impl Member {
    /// Returns what its function states itself if its type has these rows, unless it is too much.
    pub fn said(&self, rows: &[Input]) -> Option<Said> {
        let said = if self.form {
            Said { inputs: Vec::new(), order: wire::order(&self.inputs, rows)? }
        } else {
            wire::said(Rows { rows: &self.inputs, headers: &self.headers }, rows)?
        };
        let is_short = || wire::is_short(&said.order) || said.order.len() <= self.said_beside_own().order.len();
        is_short().then_some(said)
    }

    /// Returns what its function states besides its own type, which has all rows but the arguments.
    pub fn said_beside_own(&self) -> Said {
        let is_row = |input: &&Input| input.argument().is_none();
        let rows: Vec<Input> = self.inputs.iter().filter(is_row).cloned().collect();
        wire::said(Rows { rows: &self.inputs, headers: &self.headers }, &rows).unwrap_or_default()
    }
}
