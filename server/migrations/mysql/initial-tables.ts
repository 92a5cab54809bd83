import { Migration } from "@mikro-orm/migrations";

export class InitialTables extends Migration {
  override up(): void {
    this.addSql(
      "create table `audit_event` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `user_id` int null, `action` varchar(40) not null, `subject` varchar(60) not null, `detail` varchar(500) not null, `at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `audit_event` add index `audit_event_school_id_at_index` (`school_id`, `at`)");
    this.addSql(
      "create table `meta` (`key` varchar(40) not null, `value` varchar(200) not null, primary key (`key`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "create table `operation` (`device_id` int unsigned not null, `counter` int unsigned not null, `school_id` int not null, `user_id` int not null, `hash` varchar(16) not null, `outcome` enum('applied','agreed','contested','held','rejected','blocked') not null, `code` varchar(30) null, `message` varchar(300) null, `cells` varchar(3000) null, `seq` bigint null, `text` varchar(2048) null, `device_at` datetime(3) not null, `clock_offset` int not null, `at` datetime(3) not null, primary key (`device_id`, `counter`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `operation` add index `operation_school_id_outcome_index` (`school_id`, `outcome`)");
    this.addSql(
      "create table `outbox_event` (`id` int unsigned not null auto_increment primary key, `topic` varchar(80) not null, `payload` text not null, `at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `outbox_event` add index `outbox_event_at_index` (`at`)");
    this.addSql(
      "create table `school` (`id` int unsigned not null auto_increment primary key, `name` varchar(120) not null, `weekdays` varchar(7) not null default '12345', `created_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "create table `learner` (`id` int unsigned not null auto_increment primary key, `school_id` int unsigned not null, `admission_number` varchar(30) not null, `name` varchar(120) not null, `sex` enum('F','M') null, `birth_date` date null, `upi` varchar(30) null, `birth_certificate` varchar(30) null, `assessment_number` varchar(30) null, `status` enum('active','re-entered','transferred','left') not null default 'active', `created_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `learner` add index `learner_school_id_index` (`school_id`)");
    this.addSql("alter table `learner` add index `learner_school_id_name_index` (`school_id`, `name`)");
    this.addSql(
      "alter table `learner` add unique `learner_school_id_admission_number_unique` (`school_id`, `admission_number`)",
    );
    this.addSql("alter table `learner` add unique `learner_school_id_upi_unique` (`school_id`, `upi`)");
    this.addSql(
      "create table `closure` (`id` int unsigned not null auto_increment primary key, `school_id` int unsigned not null, `name` varchar(80) not null, `starts` date not null, `ends` date not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `closure` add index `closure_school_id_index` (`school_id`)");
    this.addSql(
      "create table `attendance_reason` (`id` int unsigned not null auto_increment primary key, `school_id` int unsigned not null, `number` int not null, `code` varchar(30) not null, `english` varchar(80) not null, `kiswahili` varchar(80) not null, `statuses` varchar(3) not null, `restricted` tinyint(1) not null default false, `retired_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `attendance_reason` add index `attendance_reason_school_id_index` (`school_id`)");
    this.addSql(
      "alter table `attendance_reason` add unique `attendance_reason_school_id_number_unique` (`school_id`, `number`)",
    );
    this.addSql(
      "alter table `attendance_reason` add unique `attendance_reason_school_id_code_unique` (`school_id`, `code`)",
    );
    this.addSql(
      "create table `school_class` (`id` int unsigned not null auto_increment primary key, `school_id` int unsigned not null, `year` int not null, `grade` varchar(4) not null, `stream` varchar(30) not null, `roster_rev` int not null default 0) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `school_class` add index `school_class_school_id_index` (`school_id`)");
    this.addSql(
      "alter table `school_class` add unique `school_class_school_id_year_grade_stream_unique` (`school_id`, `year`, `grade`, `stream`)",
    );
    this.addSql(
      "create table `roll_call` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `class_id` int unsigned not null, `day` date not null, `session` enum('m','a') not null, `roster_rev` int not null, `default_status` enum('P','N') not null, `present` int not null, `late` int not null, `absent` int not null, `excused` int not null, `not_taken` int not null, `seq` bigint not null, `device_id` int not null, `counter` int not null, `author_id` int not null, `at` datetime(3) not null, `revision` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `roll_call` add index `roll_call_class_id_index` (`class_id`)");
    this.addSql("alter table `roll_call` add index `roll_call_school_id_day_index` (`school_id`, `day`)");
    this.addSql(
      "alter table `roll_call` add unique `roll_call_class_id_day_session_unique` (`class_id`, `day`, `session`)",
    );
    this.addSql(
      "create table `enrolment` (`id` int unsigned not null auto_increment primary key, `school_id` int unsigned not null, `class_id` int unsigned not null, `learner_id` int unsigned not null, `position` int not null, `from_rev` int not null, `to_rev` int null, `from_day` date not null, `to_day` date null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `enrolment` add index `enrolment_school_id_index` (`school_id`)");
    this.addSql("alter table `enrolment` add index `enrolment_class_id_index` (`class_id`)");
    this.addSql("alter table `enrolment` add index `enrolment_learner_id_index` (`learner_id`)");
    this.addSql("alter table `enrolment` add unique `enrolment_class_id_position_unique` (`class_id`, `position`)");
    this.addSql(
      "create table `attendance_mark` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `class_id` int unsigned not null, `day` date not null, `session` enum('m','a') not null, `learner_id` int unsigned not null, `position` int not null, `status` enum('P','A','L','E','N') not null, `reason` int null, `minutes_late` int null, `implied` tinyint(1) not null default false, `seq` bigint not null, `device_id` int not null, `counter` int not null, `author_id` int not null, `at` datetime(3) not null, `contested` varchar(12) null, `contested_seq` bigint null, `contested_device_id` int null, `contested_counter` int null, `contested_by` int null, `contested_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `attendance_mark` add index `attendance_mark_class_id_index` (`class_id`)");
    this.addSql("alter table `attendance_mark` add index `attendance_mark_learner_id_index` (`learner_id`)");
    this.addSql("alter table `attendance_mark` add index `attendance_mark_learner_id_day_index` (`learner_id`, `day`)");
    this.addSql(
      "alter table `attendance_mark` add unique `attendance_mark_class_id_day_session_learner_id_unique` (`class_id`, `day`, `session`, `learner_id`)",
    );
    this.addSql(
      "create table `attendance_history` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `class_id` int unsigned not null, `day` date not null, `session` enum('m','a') not null, `learner_id` int null, `old_value` varchar(20) null, `new_value` varchar(20) not null, `verdict` enum('applied','agreed','contested','yielded') not null, `user_id` int not null, `device_id` int not null, `counter` int not null, `device_at` datetime(3) not null, `at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `attendance_history` add index `attendance_history_class_id_index` (`class_id`)");
    this.addSql(
      "alter table `attendance_history` add index `attendance_history_class_id_day_session_index` (`class_id`, `day`, `session`)",
    );
    this.addSql(
      "create table `scope_head` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `kind` enum('school','class-term','user') not null, `class_id` int null, `term_id` int null, `user_id` int null, `name` varchar(60) not null, `head` bigint not null, `digest` bigint not null, `floor` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `scope_head` add unique `scope_head_name_unique` (`name`)");
    this.addSql("alter table `scope_head` add index `scope_head_school_id_kind_index` (`school_id`, `kind`)");
    this.addSql(
      "create table `change` (`scope_id` int unsigned not null, `item` varchar(40) not null, `school_id` int not null, `seq` bigint not null, `line` varchar(4000) not null, `at` datetime(3) not null, primary key (`scope_id`, `item`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `change` add index `change_scope_id_index` (`scope_id`)");
    this.addSql("alter table `change` add index `change_scope_id_seq_index` (`scope_id`, `seq`)");
    this.addSql(
      "create table `term` (`id` int unsigned not null auto_increment primary key, `school_id` int unsigned not null, `year` int not null, `number` int not null, `starts` date not null, `ends` date not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `term` add index `term_school_id_index` (`school_id`)");
    this.addSql("alter table `term` add unique `term_school_id_year_number_unique` (`school_id`, `year`, `number`)");
    this.addSql(
      "create table `user` (`id` int unsigned not null auto_increment primary key, `name` varchar(120) not null, `phone` varchar(20) null, `email` varchar(254) null, `password_hash` varchar(255) null, `locale` varchar(5) not null default 'en', `created_at` datetime(3) not null, `disabled_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `user` add unique `user_phone_unique` (`phone`)");
    this.addSql("alter table `user` add unique `user_email_unique` (`email`)");
    this.addSql(
      "create table `teaching` (`id` int unsigned not null auto_increment primary key, `school_id` int unsigned not null, `class_id` int unsigned not null, `user_id` int unsigned not null, `kind` enum('class','subject') not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `teaching` add index `teaching_school_id_index` (`school_id`)");
    this.addSql("alter table `teaching` add index `teaching_class_id_index` (`class_id`)");
    this.addSql("alter table `teaching` add index `teaching_user_id_index` (`user_id`)");
    this.addSql("alter table `teaching` add unique `teaching_class_id_user_id_unique` (`class_id`, `user_id`)");
    this.addSql(
      "create table `roster_import` (`id` int unsigned not null auto_increment primary key, `school_id` int unsigned not null, `file_name` varchar(200) not null, `content` longblob not null, `status` enum('checked','applied') not null, `report` mediumtext not null, `created_by` int unsigned not null, `created_at` datetime(3) not null, `applied_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `roster_import` add index `roster_import_school_id_index` (`school_id`)");
    this.addSql("alter table `roster_import` add index `roster_import_created_by_index` (`created_by`)");
    this.addSql(
      "alter table `roster_import` add index `roster_import_school_id_created_at_index` (`school_id`, `created_at`)",
    );
    this.addSql(
      "create table `membership` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `user_id` int unsigned not null, `role` enum('admin','head','deputy','bursar','class-teacher','subject-teacher','guardian') not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `membership` add index `membership_user_id_index` (`user_id`)");
    this.addSql(
      "alter table `membership` add unique `membership_school_id_user_id_role_unique` (`school_id`, `user_id`, `role`)",
    );
    this.addSql(
      "create table `guardian` (`id` int unsigned not null auto_increment primary key, `school_id` int unsigned not null, `name` varchar(120) not null, `phone` varchar(20) null, `user_id` int unsigned null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `guardian` add index `guardian_school_id_index` (`school_id`)");
    this.addSql("alter table `guardian` add index `guardian_user_id_index` (`user_id`)");
    this.addSql("alter table `guardian` add index `guardian_school_id_phone_index` (`school_id`, `phone`)");
    this.addSql(
      "create table `guardianship` (`id` int unsigned not null auto_increment primary key, `school_id` int unsigned not null, `learner_id` int unsigned not null, `guardian_id` int unsigned not null, `relation` varchar(30) null, `priority` int not null default 1) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `guardianship` add index `guardianship_school_id_index` (`school_id`)");
    this.addSql("alter table `guardianship` add index `guardianship_learner_id_index` (`learner_id`)");
    this.addSql("alter table `guardianship` add index `guardianship_guardian_id_index` (`guardian_id`)");
    this.addSql(
      "alter table `guardianship` add unique `guardianship_learner_id_guardian_id_unique` (`learner_id`, `guardian_id`)",
    );
    this.addSql(
      "create table `device` (`id` int unsigned not null auto_increment primary key, `user_id` int unsigned not null, `label` varchar(120) not null, `created_at` datetime(3) not null, `last_seen_at` datetime(3) not null, `revoked_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `device` add index `device_user_id_index` (`user_id`)");
    this.addSql(
      "create table `refresh_token` (`id` int unsigned not null auto_increment primary key, `device_id` int unsigned not null, `family` varchar(32) not null, `session_school_id` int not null, `hash` varchar(64) not null, `issued_at` datetime(3) not null, `expires_at` datetime(3) not null, `used_at` datetime(3) null, `revoked_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `refresh_token` add index `refresh_token_device_id_index` (`device_id`)");
    this.addSql("alter table `refresh_token` add index `refresh_token_family_index` (`family`)");
    this.addSql("alter table `refresh_token` add unique `refresh_token_hash_unique` (`hash`)");
    this.addSql(
      "create table `api_key` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `name` varchar(80) not null, `prefix` varchar(16) not null, `hash` varchar(64) not null, `created_by` int unsigned not null, `created_at` datetime(3) not null, `last_used_at` datetime(3) null, `revoked_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `api_key` add index `api_key_school_id_index` (`school_id`)");
    this.addSql("alter table `api_key` add unique `api_key_hash_unique` (`hash`)");
    this.addSql("alter table `api_key` add index `api_key_created_by_index` (`created_by`)");
    this.addSql(
      "alter table `learner` add constraint `learner_school_id_foreign` foreign key (`school_id`) references `school` (`id`)",
    );
    this.addSql(
      "alter table `closure` add constraint `closure_school_id_foreign` foreign key (`school_id`) references `school` (`id`)",
    );
    this.addSql(
      "alter table `attendance_reason` add constraint `attendance_reason_school_id_foreign` foreign key (`school_id`) references `school` (`id`)",
    );
    this.addSql(
      "alter table `school_class` add constraint `school_class_school_id_foreign` foreign key (`school_id`) references `school` (`id`)",
    );
    this.addSql(
      "alter table `roll_call` add constraint `roll_call_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`)",
    );
    this.addSql(
      "alter table `enrolment` add constraint `enrolment_school_id_foreign` foreign key (`school_id`) references `school` (`id`)",
    );
    this.addSql(
      "alter table `enrolment` add constraint `enrolment_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`)",
    );
    this.addSql(
      "alter table `enrolment` add constraint `enrolment_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`)",
    );
    this.addSql(
      "alter table `attendance_mark` add constraint `attendance_mark_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`)",
    );
    this.addSql(
      "alter table `attendance_mark` add constraint `attendance_mark_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`)",
    );
    this.addSql(
      "alter table `attendance_history` add constraint `attendance_history_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`)",
    );
    this.addSql(
      "alter table `change` add constraint `change_scope_id_foreign` foreign key (`scope_id`) references `scope_head` (`id`)",
    );
    this.addSql(
      "alter table `term` add constraint `term_school_id_foreign` foreign key (`school_id`) references `school` (`id`)",
    );
    this.addSql(
      "alter table `teaching` add constraint `teaching_school_id_foreign` foreign key (`school_id`) references `school` (`id`)",
    );
    this.addSql(
      "alter table `teaching` add constraint `teaching_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`)",
    );
    this.addSql(
      "alter table `teaching` add constraint `teaching_user_id_foreign` foreign key (`user_id`) references `user` (`id`)",
    );
    this.addSql(
      "alter table `roster_import` add constraint `roster_import_school_id_foreign` foreign key (`school_id`) references `school` (`id`)",
    );
    this.addSql(
      "alter table `roster_import` add constraint `roster_import_created_by_foreign` foreign key (`created_by`) references `user` (`id`)",
    );
    this.addSql(
      "alter table `membership` add constraint `membership_user_id_foreign` foreign key (`user_id`) references `user` (`id`)",
    );
    this.addSql(
      "alter table `guardian` add constraint `guardian_school_id_foreign` foreign key (`school_id`) references `school` (`id`)",
    );
    this.addSql(
      "alter table `guardian` add constraint `guardian_user_id_foreign` foreign key (`user_id`) references `user` (`id`) on delete no action",
    );
    this.addSql(
      "alter table `guardianship` add constraint `guardianship_school_id_foreign` foreign key (`school_id`) references `school` (`id`)",
    );
    this.addSql(
      "alter table `guardianship` add constraint `guardianship_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`)",
    );
    this.addSql(
      "alter table `guardianship` add constraint `guardianship_guardian_id_foreign` foreign key (`guardian_id`) references `guardian` (`id`)",
    );
    this.addSql(
      "alter table `device` add constraint `device_user_id_foreign` foreign key (`user_id`) references `user` (`id`)",
    );
    this.addSql(
      "alter table `refresh_token` add constraint `refresh_token_device_id_foreign` foreign key (`device_id`) references `device` (`id`)",
    );
    this.addSql(
      "alter table `api_key` add constraint `api_key_created_by_foreign` foreign key (`created_by`) references `user` (`id`)",
    );
  }
}
