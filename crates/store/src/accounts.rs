//! Who may sign in, and who is signed in.

use crate::error::{DbError, StoreError};
use crate::sql::Statement;
use crate::store::Store;
use crate::value::{Row, values};

/// An account of a member of staff.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// What is typed to sign in.
    pub login: String,
    /// The member of staff, as the directory names them.
    pub staff_id: String,
    /// The password's argon2 hash with its parameters.
    pub password: String,
    /// Whether signing in is forbidden.
    pub disabled: bool,
    /// How often the password was wrong since it was last right.
    pub failed: u64,
    /// Until when signing in is refused because of that, milliseconds.
    pub locked_until: Option<i64>,
}

/// Says whose account it is, never the hash.
impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("login", &self.login).field("staff_id", &self.staff_id).finish_non_exhaustive()
    }
}

/// Somebody who is signed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// The hash of the token that the browser holds.
    pub token: String,
    /// The member of staff.
    pub staff_id: String,
    /// The secret that forms must carry.
    pub csrf: String,
    /// When it began, milliseconds.
    pub created: i64,
    /// When it was last used, milliseconds.
    pub last_seen: i64,
    /// When it ends at the latest, milliseconds.
    pub expires: i64,
}

/// Says whose session it is, never its secrets.
impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("staff_id", &self.staff_id)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

fn read_account(mut row: Row) -> Result<Account, DbError> {
    Ok(Account {
        login: row.text()?,
        staff_id: row.text()?,
        password: row.text()?,
        disabled: row.flag()?,
        failed: row.count()?,
        locked_until: row.maybe_int()?,
    })
}

fn read_session(mut row: Row) -> Result<Session, DbError> {
    Ok(Session {
        token: row.text()?,
        staff_id: row.text()?,
        csrf: row.text()?,
        created: row.int()?,
        last_seen: row.int()?,
        expires: row.int()?,
    })
}

const ACCOUNT: &str = "login, staff_id, password, disabled, failed, locked_until";
const SESSION: &str = "token, staff_id, csrf, created, last_seen, expires";

impl Store {
    /// Writes accounts, new ones and in the place of those with the same login, all or none.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Busy`] and faults.
    pub async fn put_accounts(&self, accounts: &[Account]) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT INTO account ({ACCOUNT}) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (login) DO UPDATE SET \
             staff_id = excluded.staff_id, password = excluded.password, disabled = excluded.disabled, \
             failed = excluded.failed, locked_until = excluded.locked_until"
        );
        let statements = accounts.iter().map(|one| {
            let row = values![&one.login, &one.staff_id, &one.password, one.disabled, one.failed, one.locked_until];
            Statement::new(sql.as_str(), row)
        });
        self.engine().write(statements.collect()).await.map(drop)
    }

    /// The account with a login.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn account(&self, login: &str) -> Result<Option<Account>, StoreError> {
        let sql = format!("SELECT {ACCOUNT} FROM account WHERE login = $1");
        Ok(self.engine().rows(&sql, values![login]).await?.pop().map(read_account).transpose()?)
    }

    /// All accounts, by login.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows = self.engine().rows(&format!("SELECT {ACCOUNT} FROM account ORDER BY login"), Vec::new()).await?;
        Ok(rows.into_iter().map(read_account).collect::<Result<_, _>>()?)
    }

    /// The password was wrong; gives how often it has been since it was last right. From `most` times on, the account
    /// is locked until `locked_until`. Counting and locking are one, so guessing at the same time from many places
    /// does not help.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn sign_in_failed(&self, login: &str, most: u64, locked_until: i64) -> Result<u64, StoreError> {
        let sql = "UPDATE account SET failed = failed + 1, \
                   locked_until = CASE WHEN failed + 1 >= $1 THEN $2 ELSE locked_until END \
                   WHERE login = $3 RETURNING failed";
        let row = self.engine().write_one(sql, values![most, locked_until, login]).await?.pop();
        Ok(row.map(|mut row| row.count()).transpose()?.unwrap_or(0))
    }

    /// The password was right: the session begins, and earlier failures are forgotten.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn sign_in(&self, login: &str, session: &Session) -> Result<(), StoreError> {
        let insert = format!("INSERT INTO session ({SESSION}) VALUES ($1, $2, $3, $4, $5, $6)");
        let row = values![
            &session.token,
            &session.staff_id,
            &session.csrf,
            session.created,
            session.last_seen,
            session.expires
        ];
        let forget = "UPDATE account SET failed = 0, locked_until = NULL WHERE login = $1 AND failed > 0";
        let statements = vec![Statement::new(insert, row), Statement::new(forget, values![login])];
        self.engine().write(statements).await.map(drop)
    }

    /// The session of a token's hash, unless it has ended by `now`.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn session(&self, token: &str, now: i64) -> Result<Option<Session>, StoreError> {
        let sql = format!("SELECT {SESSION} FROM session WHERE token = $1 AND expires > $2");
        Ok(self.engine().rows(&sql, values![token, now]).await?.pop().map(read_session).transpose()?)
    }

    /// The session was used, and now ends at `expires`. To be called every few minutes, not for each page.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn touch_session(&self, token: &str, now: i64, expires: i64) -> Result<(), StoreError> {
        let sql = "UPDATE session SET last_seen = $1, expires = $2 WHERE token = $3";
        self.engine().write_one(sql, values![now, expires, token]).await.map(drop)
    }

    /// Signs out.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn end_session(&self, token: &str) -> Result<(), StoreError> {
        self.engine().write_one("DELETE FROM session WHERE token = $1", values![token]).await.map(drop)
    }

    /// Signs a member of staff out everywhere: the password was changed, or the account disabled.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn end_sessions_of(&self, staff_id: &str) -> Result<(), StoreError> {
        self.engine().write_one("DELETE FROM session WHERE staff_id = $1", values![staff_id]).await.map(drop)
    }

    /// Removes sessions that have ended; gives how many.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn remove_ended_sessions(&self, now: i64) -> Result<usize, StoreError> {
        let sql = "DELETE FROM session WHERE expires <= $1 RETURNING token";
        Ok(self.engine().write_one(sql, values![now]).await?.len())
    }
}
