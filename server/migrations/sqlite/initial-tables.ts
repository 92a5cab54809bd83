import { Migration } from "@mikro-orm/migrations";

export class InitialTables extends Migration {
  override up(): void {
    this.addSql(
      "create table `audit_event` (`id` integer not null primary key autoincrement, `school_id` integer not null, `user_id` integer null, `action` text not null, `subject` text not null, `detail` text not null, `at` datetime not null)",
    );
    this.addSql("create index `audit_event_school_id_at_index` on `audit_event` (`school_id`, `at`)");
    this.addSql("create table `meta` (`key` text not null primary key, `value` text not null)");
    this.addSql(
      "create table `operation` (`device_id` integer not null, `counter` integer not null, `school_id` integer not null, `user_id` integer not null, `hash` text not null, `outcome` text check (`outcome` in ('applied', 'agreed', 'contested', 'held', 'rejected', 'blocked')) not null, `code` text null, `message` text null, `cells` text null, `seq` bigint null, `text` text null, `device_at` datetime not null, `clock_offset` integer not null, `at` datetime not null, primary key (`device_id`, `counter`))",
    );
    this.addSql("create index `operation_school_id_outcome_index` on `operation` (`school_id`, `outcome`)");
    this.addSql(
      "create table `outbox_event` (`id` integer not null primary key autoincrement, `topic` text not null, `payload` text not null, `at` datetime not null)",
    );
    this.addSql("create index `outbox_event_at_index` on `outbox_event` (`at`)");
    this.addSql(
      "create table `school` (`id` integer not null primary key autoincrement, `name` text not null, `weekdays` text not null default '12345', `created_at` datetime not null)",
    );
    this.addSql(
      "create table `learner` (`id` integer not null primary key autoincrement, `school_id` integer not null, `admission_number` text not null, `name` text not null, `sex` text check (`sex` in ('F', 'M')) null, `birth_date` date null, `upi` text null, `birth_certificate` text null, `assessment_number` text null, `status` text check (`status` in ('active', 're-entered', 'transferred', 'left')) not null default 'active', `created_at` datetime not null, constraint `learner_school_id_foreign` foreign key (`school_id`) references `school` (`id`))",
    );
    this.addSql("create index `learner_school_id_index` on `learner` (`school_id`)");
    this.addSql("create index `learner_school_id_name_index` on `learner` (`school_id`, `name`)");
    this.addSql(
      "create unique index `learner_school_id_admission_number_unique` on `learner` (`school_id`, `admission_number`)",
    );
    this.addSql("create unique index `learner_school_id_upi_unique` on `learner` (`school_id`, `upi`)");
    this.addSql(
      "create table `closure` (`id` integer not null primary key autoincrement, `school_id` integer not null, `name` text not null, `starts` date not null, `ends` date not null, constraint `closure_school_id_foreign` foreign key (`school_id`) references `school` (`id`))",
    );
    this.addSql("create index `closure_school_id_index` on `closure` (`school_id`)");
    this.addSql(
      "create table `attendance_reason` (`id` integer not null primary key autoincrement, `school_id` integer not null, `number` integer not null, `code` text not null, `english` text not null, `kiswahili` text not null, `statuses` text not null, `restricted` integer not null default false, `retired_at` datetime null, constraint `attendance_reason_school_id_foreign` foreign key (`school_id`) references `school` (`id`))",
    );
    this.addSql("create index `attendance_reason_school_id_index` on `attendance_reason` (`school_id`)");
    this.addSql(
      "create unique index `attendance_reason_school_id_number_unique` on `attendance_reason` (`school_id`, `number`)",
    );
    this.addSql(
      "create unique index `attendance_reason_school_id_code_unique` on `attendance_reason` (`school_id`, `code`)",
    );
    this.addSql(
      "create table `school_class` (`id` integer not null primary key autoincrement, `school_id` integer not null, `year` integer not null, `grade` text not null, `stream` text not null, `roster_rev` integer not null default 0, constraint `school_class_school_id_foreign` foreign key (`school_id`) references `school` (`id`))",
    );
    this.addSql("create index `school_class_school_id_index` on `school_class` (`school_id`)");
    this.addSql(
      "create unique index `school_class_school_id_year_grade_stream_unique` on `school_class` (`school_id`, `year`, `grade`, `stream`)",
    );
    this.addSql(
      "create table `roll_call` (`id` integer not null primary key autoincrement, `school_id` integer not null, `class_id` integer not null, `day` date not null, `session` text check (`session` in ('m', 'a')) not null, `roster_rev` integer not null, `default_status` text check (`default_status` in ('P', 'N')) not null, `present` integer not null, `late` integer not null, `absent` integer not null, `excused` integer not null, `not_taken` integer not null, `seq` bigint not null, `device_id` integer not null, `counter` integer not null, `author_id` integer not null, `at` datetime not null, `revision` bigint not null, constraint `roll_call_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`))",
    );
    this.addSql("create index `roll_call_class_id_index` on `roll_call` (`class_id`)");
    this.addSql("create index `roll_call_school_id_day_index` on `roll_call` (`school_id`, `day`)");
    this.addSql(
      "create unique index `roll_call_class_id_day_session_unique` on `roll_call` (`class_id`, `day`, `session`)",
    );
    this.addSql(
      "create table `enrolment` (`id` integer not null primary key autoincrement, `school_id` integer not null, `class_id` integer not null, `learner_id` integer not null, `position` integer not null, `from_rev` integer not null, `to_rev` integer null, `from_day` date not null, `to_day` date null, constraint `enrolment_school_id_foreign` foreign key (`school_id`) references `school` (`id`), constraint `enrolment_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`), constraint `enrolment_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`))",
    );
    this.addSql("create index `enrolment_school_id_index` on `enrolment` (`school_id`)");
    this.addSql("create index `enrolment_class_id_index` on `enrolment` (`class_id`)");
    this.addSql("create index `enrolment_learner_id_index` on `enrolment` (`learner_id`)");
    this.addSql("create unique index `enrolment_class_id_position_unique` on `enrolment` (`class_id`, `position`)");
    this.addSql(
      "create table `attendance_mark` (`id` integer not null primary key autoincrement, `school_id` integer not null, `class_id` integer not null, `day` date not null, `session` text check (`session` in ('m', 'a')) not null, `learner_id` integer not null, `position` integer not null, `status` text check (`status` in ('P', 'A', 'L', 'E', 'N')) not null, `reason` integer null, `minutes_late` integer null, `implied` integer not null default false, `seq` bigint not null, `device_id` integer not null, `counter` integer not null, `author_id` integer not null, `at` datetime not null, `contested` text null, `contested_seq` bigint null, `contested_device_id` integer null, `contested_counter` integer null, `contested_by` integer null, `contested_at` datetime null, constraint `attendance_mark_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`), constraint `attendance_mark_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`))",
    );
    this.addSql("create index `attendance_mark_class_id_index` on `attendance_mark` (`class_id`)");
    this.addSql("create index `attendance_mark_learner_id_index` on `attendance_mark` (`learner_id`)");
    this.addSql("create index `attendance_mark_learner_id_day_index` on `attendance_mark` (`learner_id`, `day`)");
    this.addSql(
      "create unique index `attendance_mark_class_id_day_session_learner_id_unique` on `attendance_mark` (`class_id`, `day`, `session`, `learner_id`)",
    );
    this.addSql(
      "create table `attendance_history` (`id` integer not null primary key autoincrement, `school_id` integer not null, `class_id` integer not null, `day` date not null, `session` text check (`session` in ('m', 'a')) not null, `learner_id` integer null, `old_value` text null, `new_value` text not null, `verdict` text check (`verdict` in ('applied', 'agreed', 'contested', 'yielded')) not null, `user_id` integer not null, `device_id` integer not null, `counter` integer not null, `device_at` datetime not null, `at` datetime not null, constraint `attendance_history_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`))",
    );
    this.addSql("create index `attendance_history_class_id_index` on `attendance_history` (`class_id`)");
    this.addSql(
      "create index `attendance_history_class_id_day_session_index` on `attendance_history` (`class_id`, `day`, `session`)",
    );
    this.addSql(
      "create table `scope_head` (`id` integer not null primary key autoincrement, `school_id` integer not null, `kind` text check (`kind` in ('school', 'class-term', 'user')) not null, `class_id` integer null, `term_id` integer null, `user_id` integer null, `name` text not null, `head` bigint not null, `digest` bigint not null, `floor` bigint not null)",
    );
    this.addSql("create unique index `scope_head_name_unique` on `scope_head` (`name`)");
    this.addSql("create index `scope_head_school_id_kind_index` on `scope_head` (`school_id`, `kind`)");
    this.addSql(
      "create table `change` (`scope_id` integer not null, `item` text not null, `school_id` integer not null, `seq` bigint not null, `line` text not null, `at` datetime not null, primary key (`scope_id`, `item`), constraint `change_scope_id_foreign` foreign key (`scope_id`) references `scope_head` (`id`))",
    );
    this.addSql("create index `change_scope_id_index` on `change` (`scope_id`)");
    this.addSql("create index `change_scope_id_seq_index` on `change` (`scope_id`, `seq`)");
    this.addSql(
      "create table `term` (`id` integer not null primary key autoincrement, `school_id` integer not null, `year` integer not null, `number` integer not null, `starts` date not null, `ends` date not null, constraint `term_school_id_foreign` foreign key (`school_id`) references `school` (`id`))",
    );
    this.addSql("create index `term_school_id_index` on `term` (`school_id`)");
    this.addSql("create unique index `term_school_id_year_number_unique` on `term` (`school_id`, `year`, `number`)");
    this.addSql(
      "create table `user` (`id` integer not null primary key autoincrement, `name` text not null, `phone` text null, `email` text null, `password_hash` text null, `locale` text not null default 'en', `created_at` datetime not null, `disabled_at` datetime null)",
    );
    this.addSql("create unique index `user_phone_unique` on `user` (`phone`)");
    this.addSql("create unique index `user_email_unique` on `user` (`email`)");
    this.addSql(
      "create table `teaching` (`id` integer not null primary key autoincrement, `school_id` integer not null, `class_id` integer not null, `user_id` integer not null, `kind` text check (`kind` in ('class', 'subject')) not null, constraint `teaching_school_id_foreign` foreign key (`school_id`) references `school` (`id`), constraint `teaching_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`), constraint `teaching_user_id_foreign` foreign key (`user_id`) references `user` (`id`))",
    );
    this.addSql("create index `teaching_school_id_index` on `teaching` (`school_id`)");
    this.addSql("create index `teaching_class_id_index` on `teaching` (`class_id`)");
    this.addSql("create index `teaching_user_id_index` on `teaching` (`user_id`)");
    this.addSql("create unique index `teaching_class_id_user_id_unique` on `teaching` (`class_id`, `user_id`)");
    this.addSql(
      "create table `roster_import` (`id` integer not null primary key autoincrement, `school_id` integer not null, `file_name` text not null, `content` longblob not null, `status` text check (`status` in ('checked', 'applied')) not null, `report` mediumtext not null, `created_by` integer not null, `created_at` datetime not null, `applied_at` datetime null, constraint `roster_import_school_id_foreign` foreign key (`school_id`) references `school` (`id`), constraint `roster_import_created_by_foreign` foreign key (`created_by`) references `user` (`id`))",
    );
    this.addSql("create index `roster_import_school_id_index` on `roster_import` (`school_id`)");
    this.addSql("create index `roster_import_created_by_index` on `roster_import` (`created_by`)");
    this.addSql(
      "create index `roster_import_school_id_created_at_index` on `roster_import` (`school_id`, `created_at`)",
    );
    this.addSql(
      "create table `membership` (`id` integer not null primary key autoincrement, `school_id` integer not null, `user_id` integer not null, `role` text check (`role` in ('admin', 'head', 'deputy', 'bursar', 'class-teacher', 'subject-teacher', 'guardian')) not null, constraint `membership_user_id_foreign` foreign key (`user_id`) references `user` (`id`))",
    );
    this.addSql("create index `membership_user_id_index` on `membership` (`user_id`)");
    this.addSql(
      "create unique index `membership_school_id_user_id_role_unique` on `membership` (`school_id`, `user_id`, `role`)",
    );
    this.addSql(
      "create table `guardian` (`id` integer not null primary key autoincrement, `school_id` integer not null, `name` text not null, `phone` text null, `user_id` integer null, constraint `guardian_school_id_foreign` foreign key (`school_id`) references `school` (`id`), constraint `guardian_user_id_foreign` foreign key (`user_id`) references `user` (`id`) on delete no action)",
    );
    this.addSql("create index `guardian_school_id_index` on `guardian` (`school_id`)");
    this.addSql("create index `guardian_user_id_index` on `guardian` (`user_id`)");
    this.addSql("create index `guardian_school_id_phone_index` on `guardian` (`school_id`, `phone`)");
    this.addSql(
      "create table `guardianship` (`id` integer not null primary key autoincrement, `school_id` integer not null, `learner_id` integer not null, `guardian_id` integer not null, `relation` text null, `priority` integer not null default 1, constraint `guardianship_school_id_foreign` foreign key (`school_id`) references `school` (`id`), constraint `guardianship_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`), constraint `guardianship_guardian_id_foreign` foreign key (`guardian_id`) references `guardian` (`id`))",
    );
    this.addSql("create index `guardianship_school_id_index` on `guardianship` (`school_id`)");
    this.addSql("create index `guardianship_learner_id_index` on `guardianship` (`learner_id`)");
    this.addSql("create index `guardianship_guardian_id_index` on `guardianship` (`guardian_id`)");
    this.addSql(
      "create unique index `guardianship_learner_id_guardian_id_unique` on `guardianship` (`learner_id`, `guardian_id`)",
    );
    this.addSql(
      "create table `device` (`id` integer not null primary key autoincrement, `user_id` integer not null, `label` text not null, `created_at` datetime not null, `last_seen_at` datetime not null, `revoked_at` datetime null, constraint `device_user_id_foreign` foreign key (`user_id`) references `user` (`id`))",
    );
    this.addSql("create index `device_user_id_index` on `device` (`user_id`)");
    this.addSql(
      "create table `refresh_token` (`id` integer not null primary key autoincrement, `device_id` integer not null, `family` text not null, `session_school_id` integer not null, `hash` text not null, `issued_at` datetime not null, `expires_at` datetime not null, `used_at` datetime null, `revoked_at` datetime null, constraint `refresh_token_device_id_foreign` foreign key (`device_id`) references `device` (`id`))",
    );
    this.addSql("create index `refresh_token_device_id_index` on `refresh_token` (`device_id`)");
    this.addSql("create index `refresh_token_family_index` on `refresh_token` (`family`)");
    this.addSql("create unique index `refresh_token_hash_unique` on `refresh_token` (`hash`)");
    this.addSql(
      "create table `api_key` (`id` integer not null primary key autoincrement, `school_id` integer not null, `name` text not null, `prefix` text not null, `hash` text not null, `created_by` integer not null, `created_at` datetime not null, `last_used_at` datetime null, `revoked_at` datetime null, constraint `api_key_created_by_foreign` foreign key (`created_by`) references `user` (`id`))",
    );
    this.addSql("create index `api_key_school_id_index` on `api_key` (`school_id`)");
    this.addSql("create unique index `api_key_hash_unique` on `api_key` (`hash`)");
    this.addSql("create index `api_key_created_by_index` on `api_key` (`created_by`)");
  }
}
