import { Migration } from "@mikro-orm/migrations";

export class DropoutRisk extends Migration {
  override up(): void {
    this.addSql(
      "create table `risk_case` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `number` int not null, `learner_id` int not null, `open_learner_id` int null, `action` enum('CALL_GUARDIAN','VISIT_HOME','MEET_LEARNER','TALK_ABOUT_FEES','REMEDIAL_LESSONS','TRANSPORT_OR_BOARDING','REFER_TO_CHILDREN_OFFICER','WATCH') not null, `owner_id` int not null, `due_on` date not null, `opened_by` int not null, `opened_at` datetime(3) not null, `open_band` enum('HIGH','MEDIUM','LOW','UNKNOWN') null, `open_probability` double null, `open_attendance` double null, `outcome` enum('returned','transferred','left','not-at-risk') null, `outcome_on` date null, `outcome_note` varchar(500) null, `closed_by` int null, `closed_at` datetime(3) null, `key` varchar(36) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `risk_case` add unique `risk_case_open_learner_id_unique` (`open_learner_id`)");
    this.addSql("alter table `risk_case` add index `risk_case_learner_id_id_index` (`learner_id`, `id`)");
    this.addSql("alter table `risk_case` add index `risk_case_owner_id_closed_at_index` (`owner_id`, `closed_at`)");
    this.addSql("alter table `risk_case` add unique `risk_case_school_id_number_unique` (`school_id`, `number`)");
    this.addSql("alter table `risk_case` add unique `risk_case_school_id_key_unique` (`school_id`, `key`)");
    this.addSql(
      "create table `risk_contact` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `case_id` int unsigned not null, `kind` enum('call','visit','meeting','message') not null, `day` date not null, `reached` tinyint(1) not null, `note` varchar(500) not null, `user_id` int not null, `at` datetime(3) not null, `key` varchar(36) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `risk_contact` add index `risk_contact_case_id_index` (`case_id`)");
    this.addSql("alter table `risk_contact` add unique `risk_contact_school_id_key_unique` (`school_id`, `key`)");
    this.addSql(
      "create table `risk_model` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `version` int not null, `basis` enum('model','pool') not null, `state` enum('promoted','stored','replaced','rolled-back') not null, `verdict` enum('promoted','worse-than-rules','worse-than-baseline','worse-than-promoted','not-proven','thin') not null, `trained_at` datetime(3) not null, `row_count` int not null, `event_count` int not null, `seed` int not null, `data_hash` varchar(64) not null, `model_hash` varchar(64) not null, `model` mediumtext not null, `proof` mediumtext not null, `card` mediumtext not null, `high_from` double not null, `medium_from` double not null, `promoted_at` datetime(3) null, `promoted_by` int null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `risk_model` add index `risk_model_school_id_state_index` (`school_id`, `state`)");
    this.addSql("alter table `risk_model` add unique `risk_model_school_id_version_unique` (`school_id`, `version`)");
    this.addSql(
      "create table `risk_override` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `learner_id` int not null, `reason` enum('known-absence','records-wrong','already-settled','other') not null, `note` varchar(500) not null, `until` date not null, `user_id` int not null, `at` datetime(3) not null, `lifted_by` int null, `lifted_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `risk_override` add index `risk_override_learner_id_until_index` (`learner_id`, `until`)");
    this.addSql("alter table `risk_override` add index `risk_override_school_id_until_index` (`school_id`, `until`)");
    this.addSql(
      "create table `risk_pool_row` (`id` int unsigned not null auto_increment primary key, `pool_key` varchar(36) not null, `learner` int not null, `term` varchar(6) not null, `day` date not null, `facts` text not null, `label` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `risk_pool_row` add index `risk_pool_row_pool_key_index` (`pool_key`)");
    this.addSql(
      "create table `risk_run` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `asked_by` int null, `state` enum('waiting','running','done','failed') not null, `phase` enum('reading','learning','proving','scoring','writing') null, `done` int not null default 0, `total` int not null default 0, `leased_until` datetime(3) null, `attempts` int not null default 0, `asked_at` datetime(3) not null, `started_at` datetime(3) null, `ended_at` datetime(3) null, `fault` varchar(300) null, `model_id` int null, `scored` int null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `risk_run` add index `risk_run_school_id_state_index` (`school_id`, `state`)");
    this.addSql("alter table `risk_run` add index `risk_run_state_leased_until_index` (`state`, `leased_until`)");
    this.addSql(
      "create table `risk_settings` (`school_id` int unsigned not null auto_increment primary key, `capacity` int not null, `pools` tinyint(1) not null, `pool_key` varchar(36) null, `updated_by` int null, `updated_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "create table `risk_score` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `learner_id` int unsigned not null, `class_id` int not null, `week` date not null, `scored_on` date not null, `model_id` int null, `probability` double null, `points` int null, `band` enum('HIGH','MEDIUM','LOW','UNKNOWN') not null, `standing` double not null, `base` double null, `facts` text not null, `parts` text not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "alter table `risk_score` add index `risk_score_school_id_week_band_standing_index` (`school_id`, `week`, `band`, `standing`)",
    );
    this.addSql(
      "alter table `risk_score` add index `risk_score_school_id_week_class_id_index` (`school_id`, `week`, `class_id`)",
    );
    this.addSql("alter table `risk_score` add unique `risk_score_learner_id_week_unique` (`learner_id`, `week`)");
    this.addSql(
      "alter table `risk_contact` add constraint `risk_contact_case_id_foreign` foreign key (`case_id`) references `risk_case` (`id`)",
    );
    this.addSql(
      "alter table `risk_score` add constraint `risk_score_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`)",
    );
  }
}
