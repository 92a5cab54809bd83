import { Migration } from "@mikro-orm/migrations";

export class ReportCards extends Migration {
  override up(): void {
    this.addSql(
      "create table `report_run` (`id` integer not null primary key autoincrement, `school_id` integer not null, `term_id` integer not null, `language` text check (`language` in ('en', 'sw')) not null, `with_balance` integer not null, `with_places` integer not null, `next_starts` date null, `created_by` integer not null, `created_at` datetime not null, `published_by` integer null, `published_at` datetime null, constraint `report_run_term_id_foreign` foreign key (`term_id`) references `term` (`id`))",
    );
    this.addSql("create index `report_run_term_id_index` on `report_run` (`term_id`)");
    this.addSql("create index `report_run_school_id_term_id_index` on `report_run` (`school_id`, `term_id`)");
    this.addSql(
      "create table `report_run_class` (`id` integer not null primary key autoincrement, `school_id` integer not null, `run_id` integer not null, `class_id` integer not null, `state` text check (`state` in ('waiting', 'ready', 'failed', 'publishing', 'published')) not null, `tries` integer not null default 0, `leased_until` datetime null, `cards` integer not null default 0, `warned` integer not null default 0, constraint `report_run_class_run_id_foreign` foreign key (`run_id`) references `report_run` (`id`), constraint `report_run_class_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`))",
    );
    this.addSql("create index `report_run_class_class_id_index` on `report_run_class` (`class_id`)");
    this.addSql(
      "create index `report_run_class_state_leased_until_index` on `report_run_class` (`state`, `leased_until`)",
    );
    this.addSql(
      "create unique index `report_run_class_run_id_class_id_unique` on `report_run_class` (`run_id`, `class_id`)",
    );
    this.addSql(
      "create table `report_remark` (`id` integer not null primary key autoincrement, `school_id` integer not null, `term_id` integer not null, `learner_id` integer not null, `kind` text check (`kind` in ('class', 'head', 'subject')) not null, `subject_id` integer not null, `text` text not null, `author_id` integer not null, `at` datetime not null, constraint `report_remark_term_id_foreign` foreign key (`term_id`) references `term` (`id`), constraint `report_remark_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`))",
    );
    this.addSql("create index `report_remark_learner_id_index` on `report_remark` (`learner_id`)");
    this.addSql(
      "create unique index `report_remark_term_id_learner_id_kind_subject_id_unique` on `report_remark` (`term_id`, `learner_id`, `kind`, `subject_id`)",
    );
    this.addSql(
      "create table `report_card` (`id` integer not null primary key autoincrement, `school_id` integer not null, `run_id` integer not null, `term_id` integer not null, `class_id` integer not null, `learner_id` integer not null, `position` integer not null, `version` integer not null, `state` text check (`state` in ('draft', 'left-out', 'published', 'replaced', 'withdrawn')) not null, `content` mediumtext not null, `warnings` text not null, `made_at` datetime not null, `published_by` integer null, `published_at` datetime null, `ended_by` integer null, `ended_at` datetime null, `reason` text null, constraint `report_card_run_id_foreign` foreign key (`run_id`) references `report_run` (`id`), constraint `report_card_term_id_foreign` foreign key (`term_id`) references `term` (`id`), constraint `report_card_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`), constraint `report_card_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`))",
    );
    this.addSql("create index `report_card_class_id_index` on `report_card` (`class_id`)");
    this.addSql("create index `report_card_learner_id_index` on `report_card` (`learner_id`)");
    this.addSql(
      "create index `report_card_run_id_class_id_position_index` on `report_card` (`run_id`, `class_id`, `position`)",
    );
    this.addSql("create index `report_card_school_id_state_index` on `report_card` (`school_id`, `state`)");
    this.addSql(
      "create unique index `report_card_term_id_learner_id_version_unique` on `report_card` (`term_id`, `learner_id`, `version`)",
    );
    this.addSql(
      "create table `card_holding` (`id` integer not null primary key autoincrement, `school_id` integer not null, `card_id` integer not null, `user_id` integer not null, constraint `card_holding_card_id_foreign` foreign key (`card_id`) references `report_card` (`id`), constraint `card_holding_user_id_foreign` foreign key (`user_id`) references `user` (`id`))",
    );
    this.addSql("create index `card_holding_user_id_index` on `card_holding` (`user_id`)");
    this.addSql("create unique index `card_holding_card_id_user_id_unique` on `card_holding` (`card_id`, `user_id`)");
  }
}
