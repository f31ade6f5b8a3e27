//! What can go wrong when a paper is made. None of it is the fault of whoever typed the words.

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// There was nothing to print.
    #[error("没有可打印的内容")]
    Nothing,
    /// A page that the paper does not have.
    #[error("没有第 {page} 页，共 {pages} 页")]
    NoSuchPage {
        /// The page that was asked for, counted from 1.
        page: usize,
        /// How many there are.
        pages: usize,
    },
    /// A code to scan holds at most some two thousand characters.
    #[error("二维码的内容过长：{length} 字节")]
    Code {
        /// The length of what it should hold, in bytes.
        length: usize,
    },
    /// A template is at fault.
    #[error("文书排版失败：{0}")]
    Layout(String),
    /// The laid-out pages could not be written.
    #[error("文书输出失败：{0}")]
    Output(String),
    /// The workbook could not be written.
    #[error("表格导出失败：{0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
