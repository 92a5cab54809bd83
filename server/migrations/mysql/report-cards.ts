import { Migration } from "@mikro-orm/migrations";

export class ReportCards extends Migration {
  override up(): void {
    this.addSql(
      "create table `report_run` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `term_id` int unsigned not null, `language` enum('en','sw') not null, `with_balance` tinyint(1) not null, `with_places` tinyint(1) not null, `next_starts` date null, `created_by` int not null, `created_at` datetime(3) not null, `published_by` int null, `published_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `report_run` add index `report_run_term_id_index` (`term_id`)");
    this.addSql("alter table `report_run` add index `report_run_school_id_term_id_index` (`school_id`, `term_id`)");
    this.addSql(
      "create table `report_run_class` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `run_id` int unsigned not null, `class_id` int unsigned not null, `state` enum('waiting','ready','failed','publishing','published') not null, `tries` int not null default 0, `leased_until` datetime(3) null, `cards` int not null default 0, `warned` int not null default 0) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `report_run_class` add index `report_run_class_class_id_index` (`class_id`)");
    this.addSql(
      "alter table `report_run_class` add index `report_run_class_state_leased_until_index` (`state`, `leased_until`)",
    );
    this.addSql(
      "alter table `report_run_class` add unique `report_run_class_run_id_class_id_unique` (`run_id`, `class_id`)",
    );
    this.addSql(
      "create table `report_remark` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `term_id` int unsigned not null, `learner_id` int unsigned not null, `kind` enum('class','head','subject') not null, `subject_id` int not null, `text` varchar(240) not null, `author_id` int not null, `at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `report_remark` add index `report_remark_learner_id_index` (`learner_id`)");
    this.addSql(
      "alter table `report_remark` add unique `report_remark_term_id_learner_id_kind_subject_id_unique` (`term_id`, `learner_id`, `kind`, `subject_id`)",
    );
    this.addSql(
      "create table `report_card` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `run_id` int unsigned not null, `term_id` int unsigned not null, `class_id` int unsigned not null, `learner_id` int unsigned not null, `position` int not null, `version` int not null, `state` enum('draft','left-out','published','replaced','withdrawn') not null, `content` mediumtext not null, `warnings` varchar(200) not null, `made_at` datetime(3) not null, `published_by` int null, `published_at` datetime(3) null, `ended_by` int null, `ended_at` datetime(3) null, `reason` varchar(200) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `report_card` add index `report_card_class_id_index` (`class_id`)");
    this.addSql("alter table `report_card` add index `report_card_learner_id_index` (`learner_id`)");
    this.addSql(
      "alter table `report_card` add index `report_card_run_id_class_id_position_index` (`run_id`, `class_id`, `position`)",
    );
    this.addSql("alter table `report_card` add index `report_card_school_id_state_index` (`school_id`, `state`)");
    this.addSql(
      "alter table `report_card` add unique `report_card_term_id_learner_id_version_unique` (`term_id`, `learner_id`, `version`)",
    );
    this.addSql(
      "create table `card_holding` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `card_id` int unsigned not null, `user_id` int unsigned not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `card_holding` add index `card_holding_user_id_index` (`user_id`)");
    this.addSql("alter table `card_holding` add unique `card_holding_card_id_user_id_unique` (`card_id`, `user_id`)");
    this.addSql(
      "alter table `report_run` add constraint `report_run_term_id_foreign` foreign key (`term_id`) references `term` (`id`)",
    );
    this.addSql(
      "alter table `report_run_class` add constraint `report_run_class_run_id_foreign` foreign key (`run_id`) references `report_run` (`id`)",
    );
    this.addSql(
      "alter table `report_run_class` add constraint `report_run_class_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`)",
    );
    this.addSql(
      "alter table `report_remark` add constraint `report_remark_term_id_foreign` foreign key (`term_id`) references `term` (`id`)",
    );
    this.addSql(
      "alter table `report_remark` add constraint `report_remark_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`)",
    );
    this.addSql(
      "alter table `report_card` add constraint `report_card_run_id_foreign` foreign key (`run_id`) references `report_run` (`id`)",
    );
    this.addSql(
      "alter table `report_card` add constraint `report_card_term_id_foreign` foreign key (`term_id`) references `term` (`id`)",
    );
    this.addSql(
      "alter table `report_card` add constraint `report_card_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`)",
    );
    this.addSql(
      "alter table `report_card` add constraint `report_card_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`)",
    );
    this.addSql(
      "alter table `card_holding` add constraint `card_holding_card_id_foreign` foreign key (`card_id`) references `report_card` (`id`)",
    );
    this.addSql(
      "alter table `card_holding` add constraint `card_holding_user_id_foreign` foreign key (`user_id`) references `user` (`id`)",
    );
  }
}
