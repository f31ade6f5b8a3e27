use super::*;

fn known() -> Known {
    let personal = [
        (Field::Name, "张三丰"),
        (Field::Phone, "+86 138-0000-0001"),
        (Field::Address, "唐河县滨河街道建设路12号3单元"),
        (Field::Unit, "唐河县桐寨铺饮品有限公司"),
    ];
    Known {
        personal: personal.map(|(field, words)| (field, words.to_owned())).to_vec(),
        public: vec!["0377-68900000".to_owned(), "唐河县政务服务中心".to_owned(), "12345".to_owned()],
    }
}

fn found(text: &str) -> Vec<String> {
    let reasons = unredacted(Field::PublicAnswer, text, &known());
    assert!(reasons.iter().all(|r| r.refusal == Refusal::NotRedacted && r.fields == [Field::PublicAnswer]));
    let hit =
        |r: Reason| r.facts.split_once('「').and_then(|(_, rest)| rest.split_once('」')).map(|(hit, _)| hit.to_owned());
    reasons.into_iter().filter_map(hit).collect()
}

#[test]
fn a_text_that_names_nobody_may_be_read_by_everybody() {
    let text = "2022年9月28日起，补领社保卡带身份证原件，10个工作日办好，费用25.5元。请到唐河县政务服务中心1楼3号窗口，\
                拨打0377-68900000或者12345。文号：唐政服〔2022〕37号。";
    assert_eq!(found(text), Vec::<String>::new());
}

#[test]
fn the_words_of_the_record_are_found_however_they_are_parted() {
    assert_eq!(found("张三丰反映"), ["张三丰"]);
    assert_eq!(found("张 三 丰反映"), ["张三丰"]);
    assert_eq!(found("回电138 0000 0001"), ["13800000001"]);
    assert_eq!(found("回电１３８００００　０００１"), ["13800000001"]);
    assert_eq!(found("家住建设路12号3单元"), ["建设路12号3单元"]);
    assert_eq!(found("桐寨铺饮品的执照"), ["桐寨铺饮品"]);
    assert!(found("滨河街道的居民").is_empty(), "a street holds many doors");
}

#[test]
fn the_name_of_nobody_and_of_an_office_is_no_name() {
    let personal = vec![(Field::Name, "匿名".to_owned()), (Field::Unit, "唐河县政务服务中心".to_owned())];
    let known = Known { personal, ..known() };
    assert!(unredacted(Field::PublicQuestion, "匿名的也能在唐河县政务服务中心办", &known).is_empty());
}

#[test]
fn what_looks_like_a_telephone_is_found() {
    assert_eq!(found("他的手机13912345678"), ["13912345678"]);
    assert_eq!(found("139-1234-5678"), ["139-1234-5678"]);
    assert_eq!(found("86 139 1234 5678"), ["86 139 1234 5678"]);
    assert_eq!(found("座机0377-68912345"), ["0377-68912345"]);
    assert_eq!(found("联系电话68912345"), ["68912345"]);
    assert!(found("收件68912345份，20220928起").is_empty(), "a number is not a telephone by itself");
    assert!(found("流水1391234567890").is_empty(), "nor is a piece of a longer one");
}

#[test]
fn identity_numbers_are_told_by_their_check_digit() {
    assert_eq!(found("11010519491231002X"), ["11010519491231002x"]);
    assert_eq!(found("110105 19491231 002X"), ["110105 19491231 002x"]);
    assert!(found("110105194912310021").is_empty(), "a wrong check digit");
    assert!(found("11010519491331002X").is_empty(), "a month that there is not");
}

#[test]
fn cards_plates_and_mailboxes_are_found() {
    assert_eq!(found("卡号6222 0212 3456 7894"), ["6222 0212 3456 7894"]);
    assert!(found("卡号6222 0212 3456 7890").is_empty(), "a wrong check digit");
    assert_eq!(found("豫R·12A45停在门口"), ["豫r·12a45"]);
    assert_eq!(found("豫RD12345是电动车"), ["豫rd12345"]);
    assert!(found("豫RABCDE").is_empty(), "no digit, no plate");
    assert_eq!(found("写到 Zhang.San@example.com。"), ["zhang.san@example.com"]);
    assert!(found("@所有人").is_empty());
}

#[test]
fn a_reason_says_what_was_found_and_what_to_do() {
    let reasons = unredacted(Field::PublicQuestion, "我是张三丰", &known());
    let said: Vec<String> = reasons.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        ["含有个人信息：“公开的问题”里有诉求人「张三丰」，请删去，或者换成“某人”“某处”这样认不出是谁的说法"]
    );
}
