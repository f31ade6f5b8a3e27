//! What every engine has to do, as one suite that runs on each.
//!
//! SQLite always runs, in a temporary directory. PostgreSQL runs where `HUIYING_POSTGRES` holds the address of a
//! server on which databases may be made (`postgres://user@127.0.0.1:5432/postgres`): each test makes its own database
//! and drops it. Without it those tests say that they were skipped.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bed;
mod commits;
mod hall;
mod intake;
mod keeping;
mod lists;
mod looks;
mod proving;
mod rebuilding;
mod sharing;
mod time;

/// Runs each of the functions on each of the engines.
macro_rules! conformance {
    ($($module:ident :: $name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let bed = crate::bed::Bed::sqlite().await;
                crate::$module::$name(&bed).await;
                bed.remove().await;
            })*
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let Some(bed) = crate::bed::Bed::postgres().await else {
                    eprintln!("skipped: HUIYING_POSTGRES is not set");
                    return;
                };
                crate::$module::$name(&bed).await;
                bed.remove().await;
            })*
        }
    };
}

conformance! {
    commits::a_commit_is_recorded_whole,
    commits::two_writers_one_wins,
    commits::a_retry_is_answered_not_repeated,
    commits::a_retry_at_the_same_time_is_answered_too,
    commits::one_broken_commit_leaves_the_others_alone,
    commits::numbers_have_no_gaps,
    commits::what_makes_no_sense_is_refused,
    commits::empty_and_huge_bodies_come_back_as_they_were,
    commits::several_facts_of_one_command_stand_together,
    commits::what_was_acknowledged_is_there_after_reopening,
    sharing::two_machines_share_one_register,
    sharing::of_two_machines_one_wins,
    sharing::two_machines_start_at_once,
    time::only_the_difference_of_duties_is_written,
    time::what_is_due_comes_oldest_first,
    time::work_is_leased_and_leases_expire,
    time::work_is_never_leased_twice_at_once,
    lists::a_case_is_found_by_number_and_receipt,
    lists::a_worklist_shows_what_its_asker_holds,
    lists::pages_hold_every_case_once,
    lists::published_answers_are_listed_from_the_latest_on,
    lists::lists_of_a_centre_are_filtered_and_ordered,
    lists::open_cases_are_counted_by_stage,
    proving::an_untouched_journal_verifies,
    proving::whatever_is_changed_behind_the_back_is_found,
    proving::sealed_words_open_until_they_are_erased,
    proving::a_checkpoint_noted_elsewhere_shows_a_rollback,
    rebuilding::projections_are_made_anew,
    rebuilding::a_projection_that_moved_on_is_kept,
    hall::an_affair_is_recorded_whole,
    hall::affairs_are_filtered_and_paged,
    hall::duties_of_affairs_leave_the_worklists_of_cases_alone,
    hall::a_stream_without_a_row_is_told_by_its_name,
    hall::digests_come_in_order_across_centres,
    hall::journals_of_several_streams_come_in_one_go,
    hall::affairs_and_digests_are_made_anew,
    hall::many_at_once_each_leave_their_digest,
    intake::all_received_is_registered_refused_or_open,
    intake::a_retry_came_in_once,
    looks::looks_are_filtered_and_counted,
    looks::a_look_changed_or_cut_off_is_found,
    looks::machines_share_one_chain_of_looks,
    keeping::accounts_and_sessions,
    keeping::documents_have_versions,
    keeping::notices_reach_their_recipients,
    keeping::files_are_kept_once_and_proved,
}
