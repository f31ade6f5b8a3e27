//! The notices in the data directory, beside those that come with the program.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use ::calendar::{Calendar, CalendarError, Notice, NoticeError, NoticeKind};

/// Why a notice could not be read, taken or written.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The disk's, not the notice's.
    #[error("{}：{reason}", path.display())]
    Disk { path: PathBuf, reason: String },
    /// The file is no sound notice.
    #[error("{} 不能采用：\n{error}", path.display())]
    Unsound { path: PathBuf, error: NoticeError },
    /// It does not go with the others.
    #[error("{} 不能采用：\n{error}", path.display())]
    Unfit { path: PathBuf, error: CalendarError },
}

impl Failure {
    pub fn read(path: &Path, error: &io::Error) -> Failure {
        let reason = match error.kind() {
            ErrorKind::NotFound => "没有这个文件".to_owned(),
            ErrorKind::PermissionDenied => "没有读写权限".to_owned(),
            ErrorKind::AlreadyExists => "已有同名文件，不予覆盖".to_owned(),
            ErrorKind::IsADirectory => "这是目录，不是文件".to_owned(),
            ErrorKind::InvalidData => "不是 UTF-8 编码的文本".to_owned(),
            // The list of kinds is open: the system's own words say what happened.
            _ => format!("读写失败（{error}）"),
        };
        Failure::Disk { path: path.to_owned(), reason }
    }
}

/// The official calendar with every notice under `DATA/calendar`. A file there that cannot be
/// taken is an error: leaving it out would change due dates without a word.
///
/// # Errors
/// [`Failure`] with the file it is about.
pub fn load(data: &Path) -> Result<Calendar, Failure> {
    let folder = data.join("calendar");
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Calendar::official()),
        Err(error) => return Err(Failure::read(&folder, &error)),
    };
    let mut notices = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Failure::read(&folder, &error))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let (notice, _) = read(&path)?;
            notices.push((notice.published(), path, notice));
        }
    }
    notices.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    notices.into_iter().try_fold(Calendar::official(), |calendar, (_, path, notice)| {
        calendar.with(notice).map_err(|error| Failure::Unfit { path, error })
    })
}

/// Checks a notice and keeps it in the data directory; answers what was done.
///
/// # Errors
/// [`Failure`] with everything that is wrong; nothing is written then.
pub fn import(file: &Path, data: &Path) -> Result<String, Failure> {
    let (notice, text) = read(file)?;
    let before = load(data)?;
    let after = before.with(notice.clone()).map_err(|error| Failure::Unfit { path: file.to_owned(), error })?;
    if after.notices().len() == before.notices().len() {
        return Ok(format!("{}早已收录，未作改动", notice.citation()));
    }
    let folder = data.join("calendar");
    let path = folder.join(name(&notice));
    write_whole(&folder, &path, text.as_bytes()).map_err(|error| Failure::read(&path, &error))?;
    Ok(format!(
        "已收录{}：{}\n存于 {}\n日历版本：{}",
        notice.citation(),
        extent(&notice),
        path.display(),
        after.version(),
    ))
}

/// How many days a notice names, for whoever typed it to compare with the paper.
fn extent(notice: &Notice) -> String {
    let holidays = || notice.holidays().iter();
    let off: usize = holidays().map(|holiday| holiday.off.len()).sum();
    let work: usize = holidays().map(|holiday| holiday.work.len()).sum();
    let withdrawn = match notice.withdrawn().len() {
        0 => String::new(),
        days => format!("，撤回{days}天"),
    };
    format!("{}年放假{off}天，调休上班{work}天{withdrawn}", notice.year())
}

fn read(path: &Path) -> Result<(Notice, String), Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::read(path, &error))?;
    let notice = Notice::from_toml(&text).map_err(|error| Failure::Unsound { path: path.to_owned(), error })?;
    Ok((notice, text))
}

/// A year has one arrangement, and any number of adjustments by the day they were published.
fn name(notice: &Notice) -> String {
    match notice.kind() {
        NoticeKind::Arrangement => format!("{}.toml", notice.year()),
        NoticeKind::Adjustment => format!("{}-{}.toml", notice.year(), notice.published()),
    }
}

/// Writes a new file so that it is there whole or not at all, also after a power cut. An existing
/// one is never replaced.
fn write_whole(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    let mut file = File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    // A link, unlike a rename, fails where the name is taken.
    let linked = fs::hard_link(&temporary, path);
    fs::remove_file(&temporary)?;
    linked?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR_2027: &str = include_str!("../../../calendar/tests/year-2027.toml");

    /// A folder of its own for one test, gone at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let path = std::env::temp_dir().join(format!("huiying-{name}-{}", std::process::id()));
            fs::create_dir_all(&path).unwrap();
            Folder(path)
        }

        fn file(&self, text: &str) -> PathBuf {
            let path = self.0.join("notice.toml");
            fs::write(&path, text).unwrap();
            path
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    #[test]
    fn a_year_is_kept_once_and_loaded_from_then_on() {
        let folder = Folder::new("calendar-kept");
        let file = folder.file(YEAR_2027);
        let day = ::calendar::civil::date(2027, 6, 9);
        assert!(load(&folder.0).unwrap().day(day).provisional);
        let said = import(&file, &folder.0).unwrap();
        assert!(said.contains("2027年放假30天，调休上班5天"), "{said}");
        assert!(!load(&folder.0).unwrap().day(day).provisional);
        assert!(import(&file, &folder.0).unwrap().contains("早已收录"));
        let kept: Vec<_> = fs::read_dir(folder.0.join("calendar")).unwrap().collect();
        assert_eq!(kept.len(), 1);
    }

    #[test]
    fn what_is_refused_leaves_nothing_behind() {
        let folder = Folder::new("calendar-refused");
        let file = folder.file(&YEAR_2027.replace("端午节", "端阳"));
        let said = import(&file, &folder.0).unwrap_err().to_string();
        assert!(said.contains("全年安排缺少端午节"), "{said}");
        let missing = import(&folder.0.join("none.toml"), &folder.0).unwrap_err();
        assert!(missing.to_string().ends_with("没有这个文件"));
        assert!(!folder.0.join("calendar").exists());
    }

    #[test]
    fn a_broken_file_in_the_data_directory_is_not_passed_over() {
        let folder = Folder::new("calendar-broken");
        fs::create_dir(folder.0.join("calendar")).unwrap();
        fs::write(folder.0.join("calendar/2027.toml"), "year = 2027").unwrap();
        assert!(matches!(load(&folder.0), Err(Failure::Unsound { .. })));
    }
}
