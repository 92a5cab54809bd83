import { Migration } from "@mikro-orm/migrations";

export class DropoutRisk extends Migration {
  override up(): void {
    this.addSql(
      "create table `risk_case` (`id` integer not null primary key autoincrement, `school_id` integer not null, `number` integer not null, `learner_id` integer not null, `open_learner_id` integer null, `action` text check (`action` in ('CALL_GUARDIAN', 'VISIT_HOME', 'MEET_LEARNER', 'TALK_ABOUT_FEES', 'REMEDIAL_LESSONS', 'TRANSPORT_OR_BOARDING', 'REFER_TO_CHILDREN_OFFICER', 'WATCH')) not null, `owner_id` integer not null, `due_on` date not null, `opened_by` integer not null, `opened_at` datetime not null, `open_band` text check (`open_band` in ('HIGH', 'MEDIUM', 'LOW', 'UNKNOWN')) null, `open_probability` double null, `open_attendance` double null, `outcome` text check (`outcome` in ('returned', 'transferred', 'left', 'not-at-risk')) null, `outcome_on` date null, `outcome_note` text null, `closed_by` integer null, `closed_at` datetime null, `key` text not null)",
    );
    this.addSql("create unique index `risk_case_open_learner_id_unique` on `risk_case` (`open_learner_id`)");
    this.addSql("create index `risk_case_learner_id_id_index` on `risk_case` (`learner_id`, `id`)");
    this.addSql("create index `risk_case_owner_id_closed_at_index` on `risk_case` (`owner_id`, `closed_at`)");
    this.addSql("create unique index `risk_case_school_id_number_unique` on `risk_case` (`school_id`, `number`)");
    this.addSql("create unique index `risk_case_school_id_key_unique` on `risk_case` (`school_id`, `key`)");
    this.addSql(
      "create table `risk_contact` (`id` integer not null primary key autoincrement, `school_id` integer not null, `case_id` integer not null, `kind` text check (`kind` in ('call', 'visit', 'meeting', 'message')) not null, `day` date not null, `reached` integer not null, `note` text not null, `user_id` integer not null, `at` datetime not null, `key` text not null, constraint `risk_contact_case_id_foreign` foreign key (`case_id`) references `risk_case` (`id`))",
    );
    this.addSql("create index `risk_contact_case_id_index` on `risk_contact` (`case_id`)");
    this.addSql("create unique index `risk_contact_school_id_key_unique` on `risk_contact` (`school_id`, `key`)");
    this.addSql(
      "create table `risk_model` (`id` integer not null primary key autoincrement, `school_id` integer not null, `version` integer not null, `basis` text check (`basis` in ('model', 'pool')) not null, `state` text check (`state` in ('promoted', 'stored', 'replaced', 'rolled-back')) not null, `verdict` text check (`verdict` in ('promoted', 'worse-than-rules', 'worse-than-baseline', 'worse-than-promoted', 'not-proven', 'thin')) not null, `trained_at` datetime not null, `row_count` integer not null, `event_count` integer not null, `seed` integer not null, `data_hash` text not null, `model_hash` text not null, `model` mediumtext not null, `proof` mediumtext not null, `card` mediumtext not null, `high_from` double not null, `medium_from` double not null, `promoted_at` datetime null, `promoted_by` integer null)",
    );
    this.addSql("create index `risk_model_school_id_state_index` on `risk_model` (`school_id`, `state`)");
    this.addSql("create unique index `risk_model_school_id_version_unique` on `risk_model` (`school_id`, `version`)");
    this.addSql(
      "create table `risk_override` (`id` integer not null primary key autoincrement, `school_id` integer not null, `learner_id` integer not null, `reason` text check (`reason` in ('known-absence', 'records-wrong', 'already-settled', 'other')) not null, `note` text not null, `until` date not null, `user_id` integer not null, `at` datetime not null, `lifted_by` integer null, `lifted_at` datetime null)",
    );
    this.addSql("create index `risk_override_learner_id_until_index` on `risk_override` (`learner_id`, `until`)");
    this.addSql("create index `risk_override_school_id_until_index` on `risk_override` (`school_id`, `until`)");
    this.addSql(
      "create table `risk_pool_row` (`id` integer not null primary key autoincrement, `pool_key` text not null, `learner` integer not null, `term` text not null, `day` date not null, `facts` text not null, `label` integer not null)",
    );
    this.addSql("create index `risk_pool_row_pool_key_index` on `risk_pool_row` (`pool_key`)");
    this.addSql(
      "create table `risk_run` (`id` integer not null primary key autoincrement, `school_id` integer not null, `asked_by` integer null, `state` text check (`state` in ('waiting', 'running', 'done', 'failed')) not null, `phase` text check (`phase` in ('reading', 'learning', 'proving', 'scoring', 'writing')) null, `done` integer not null default 0, `total` integer not null default 0, `leased_until` datetime null, `attempts` integer not null default 0, `asked_at` datetime not null, `started_at` datetime null, `ended_at` datetime null, `fault` text null, `model_id` integer null, `scored` integer null)",
    );
    this.addSql("create index `risk_run_school_id_state_index` on `risk_run` (`school_id`, `state`)");
    this.addSql("create index `risk_run_state_leased_until_index` on `risk_run` (`state`, `leased_until`)");
    this.addSql(
      "create table `risk_settings` (`school_id` integer not null primary key autoincrement, `capacity` integer not null, `pools` integer not null, `pool_key` text null, `updated_by` integer null, `updated_at` datetime null)",
    );
    this.addSql(
      "create table `risk_score` (`id` integer not null primary key autoincrement, `school_id` integer not null, `learner_id` integer not null, `class_id` integer not null, `week` date not null, `scored_on` date not null, `model_id` integer null, `probability` double null, `points` integer null, `band` text check (`band` in ('HIGH', 'MEDIUM', 'LOW', 'UNKNOWN')) not null, `standing` double not null, `base` double null, `facts` text not null, `parts` text not null, constraint `risk_score_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`))",
    );
    this.addSql(
      "create index `risk_score_school_id_week_band_standing_index` on `risk_score` (`school_id`, `week`, `band`, `standing`)",
    );
    this.addSql(
      "create index `risk_score_school_id_week_class_id_index` on `risk_score` (`school_id`, `week`, `class_id`)",
    );
    this.addSql("create unique index `risk_score_learner_id_week_unique` on `risk_score` (`learner_id`, `week`)");
  }
}
