//! Accounts of staff: for the demonstration, and one by one.

use desk::{Desk, DeskError};
use directory::StaffId;
use store::Account;

use crate::http::password::{PasswordFault, Passwords};

/// Why an account was not made.
#[derive(Debug, thiserror::Error)]
pub enum AccountFault {
    /// The password cannot be hashed.
    #[error("密码不能使用（1 到 512 个字节）：{0}")]
    Password(#[from] PasswordFault),
    /// The directory knows no such member of staff.
    #[error("机构人员名录里没有“{0}”")]
    UnknownStaff(String),
    /// The login is empty or has signs that cannot be typed.
    #[error("账号“{0}”不能使用：不能为空，也不能含空白")]
    Login(String),
    /// The store does not take it.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

fn account(login: &str, staff: &StaffId, hash: &str) -> Account {
    Account {
        login: login.to_owned(),
        staff_id: staff.0.clone(),
        password: hash.to_owned(),
        disabled: false,
        failed: 0,
        locked_until: None,
    }
}

/// Gives a member of staff an account, or a new password; whoever was signed in with it is signed out.
///
/// # Errors
/// [`AccountFault`] tells what is wrong with login, password or person, or that the store does not answer.
pub async fn add(desk: &Desk, login: &str, staff: &str, password: &str) -> Result<(), AccountFault> {
    let login = login.trim();
    if login.is_empty() || login.contains(char::is_whitespace) {
        return Err(AccountFault::Login(login.to_owned()));
    }
    let staff = StaffId::from(staff.trim());
    if desk.directory().member(&staff).is_none() {
        return Err(AccountFault::UnknownStaff(staff.0));
    }
    let hash = Passwords::new(1)?.hash(password.to_owned()).await?;
    desk.store().put_accounts(&[account(login, &staff, &hash)]).await.map_err(DeskError::from)?;
    desk.store().end_sessions_of(staff.as_str()).await.map_err(DeskError::from)?;
    Ok(())
}

/// Gives every member of staff of the directory an account with the same password, for a demonstration: the login is
/// the id, and one hash serves all, so that hundreds of accounts are made at once.
///
/// # Errors
/// As for [`add`].
pub async fn prepare_demo(desk: &Desk, password: &str) -> Result<usize, AccountFault> {
    let hash = Passwords::new(1)?.hash(password.to_owned()).await?;
    let accounts: Vec<Account> =
        desk.directory().staff.iter().map(|member| account(member.id.as_str(), &member.id, &hash)).collect();
    desk.store().put_accounts(&accounts).await.map_err(DeskError::from)?;
    Ok(accounts.len())
}
