import { Migration } from "@mikro-orm/migrations";

export class Assessments extends Migration {
  override up(): void {
    this.addSql(
      "create table `score_history` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `assessment_id` int not null, `learner_id` int null, `old_value` varchar(10) null, `new_value` varchar(10) not null, `verdict` enum('applied','agreed','contested','proposed','yielded') not null, `user_id` int not null, `device_id` int not null, `counter` int not null, `allowed_by` int null, `device_at` datetime(3) not null, `clock_offset` int not null, `at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "alter table `score_history` add index `score_history_assessment_id_learner_id_index` (`assessment_id`, `learner_id`)",
    );
    this.addSql(
      "create table `assessment` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `class_id` int unsigned not null, `term_id` int unsigned not null, `subject` varchar(60) not null, `name` varchar(60) not null, `kind` enum('O','M','E','T','P') not null, `maximum` int null, `day` date not null, `created_by` int null, `created_at` datetime(3) not null, `submitted` tinyint(1) not null default false, `seq` bigint null, `device_id` int null, `counter` int null, `author_id` int null, `at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `assessment` add index `assessment_class_id_index` (`class_id`)");
    this.addSql("alter table `assessment` add index `assessment_term_id_index` (`term_id`)");
    this.addSql("alter table `assessment` add index `assessment_school_id_term_id_index` (`school_id`, `term_id`)");
    this.addSql(
      "alter table `assessment` add unique `assessment_class_id_term_id_subject_name_unique` (`class_id`, `term_id`, `subject`, `name`)",
    );
    this.addSql(
      "create table `score_proposal` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `assessment_id` int unsigned not null, `learner_id` int unsigned not null, `value` varchar(5) not null, `seq` bigint not null, `device_id` int not null, `counter` int not null, `author_id` int not null, `at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `score_proposal` add index `score_proposal_assessment_id_index` (`assessment_id`)");
    this.addSql("alter table `score_proposal` add index `score_proposal_learner_id_index` (`learner_id`)");
    this.addSql(
      "alter table `score_proposal` add unique `score_proposal_assessment_id_learner_id_device_id_unique` (`assessment_id`, `learner_id`, `device_id`)",
    );
    this.addSql(
      "create table `score` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `assessment_id` int unsigned not null, `learner_id` int unsigned not null, `position` int not null, `value` varchar(5) not null, `tenths` int null, `seq` bigint not null, `device_id` int not null, `counter` int not null, `author_id` int not null, `at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `score` add index `score_assessment_id_index` (`assessment_id`)");
    this.addSql("alter table `score` add index `score_learner_id_index` (`learner_id`)");
    this.addSql(
      "alter table `score` add unique `score_assessment_id_learner_id_unique` (`assessment_id`, `learner_id`)",
    );
    this.addSql(
      "alter table `assessment` add constraint `assessment_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`)",
    );
    this.addSql(
      "alter table `assessment` add constraint `assessment_term_id_foreign` foreign key (`term_id`) references `term` (`id`)",
    );
    this.addSql(
      "alter table `score_proposal` add constraint `score_proposal_assessment_id_foreign` foreign key (`assessment_id`) references `assessment` (`id`)",
    );
    this.addSql(
      "alter table `score_proposal` add constraint `score_proposal_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`)",
    );
    this.addSql(
      "alter table `score` add constraint `score_assessment_id_foreign` foreign key (`assessment_id`) references `assessment` (`id`)",
    );
    this.addSql(
      "alter table `score` add constraint `score_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`)",
    );
  }
}
