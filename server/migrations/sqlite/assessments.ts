import { Migration } from "@mikro-orm/migrations";

export class Assessments extends Migration {
  override up(): void {
    this.addSql(
      "create table `score_history` (`id` integer not null primary key autoincrement, `school_id` integer not null, `assessment_id` integer not null, `learner_id` integer null, `old_value` text null, `new_value` text not null, `verdict` text check (`verdict` in ('applied', 'agreed', 'contested', 'proposed', 'yielded')) not null, `user_id` integer not null, `device_id` integer not null, `counter` integer not null, `allowed_by` integer null, `device_at` datetime not null, `clock_offset` integer not null, `at` datetime not null)",
    );
    this.addSql(
      "create index `score_history_assessment_id_learner_id_index` on `score_history` (`assessment_id`, `learner_id`)",
    );
    this.addSql(
      "create table `assessment` (`id` integer not null primary key autoincrement, `school_id` integer not null, `class_id` integer not null, `term_id` integer not null, `subject` text not null, `name` text not null, `kind` text check (`kind` in ('O', 'M', 'E', 'T', 'P')) not null, `maximum` integer null, `day` date not null, `created_by` integer null, `created_at` datetime not null, `submitted` integer not null default false, `seq` bigint null, `device_id` integer null, `counter` integer null, `author_id` integer null, `at` datetime null, constraint `assessment_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`), constraint `assessment_term_id_foreign` foreign key (`term_id`) references `term` (`id`))",
    );
    this.addSql("create index `assessment_class_id_index` on `assessment` (`class_id`)");
    this.addSql("create index `assessment_term_id_index` on `assessment` (`term_id`)");
    this.addSql("create index `assessment_school_id_term_id_index` on `assessment` (`school_id`, `term_id`)");
    this.addSql(
      "create unique index `assessment_class_id_term_id_subject_name_unique` on `assessment` (`class_id`, `term_id`, `subject`, `name`)",
    );
    this.addSql(
      "create table `score_proposal` (`id` integer not null primary key autoincrement, `school_id` integer not null, `assessment_id` integer not null, `learner_id` integer not null, `value` text not null, `seq` bigint not null, `device_id` integer not null, `counter` integer not null, `author_id` integer not null, `at` datetime not null, constraint `score_proposal_assessment_id_foreign` foreign key (`assessment_id`) references `assessment` (`id`), constraint `score_proposal_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`))",
    );
    this.addSql("create index `score_proposal_assessment_id_index` on `score_proposal` (`assessment_id`)");
    this.addSql("create index `score_proposal_learner_id_index` on `score_proposal` (`learner_id`)");
    this.addSql(
      "create unique index `score_proposal_assessment_id_learner_id_device_id_unique` on `score_proposal` (`assessment_id`, `learner_id`, `device_id`)",
    );
    this.addSql(
      "create table `score` (`id` integer not null primary key autoincrement, `school_id` integer not null, `assessment_id` integer not null, `learner_id` integer not null, `position` integer not null, `value` text not null, `tenths` integer null, `seq` bigint not null, `device_id` integer not null, `counter` integer not null, `author_id` integer not null, `at` datetime not null, constraint `score_assessment_id_foreign` foreign key (`assessment_id`) references `assessment` (`id`), constraint `score_learner_id_foreign` foreign key (`learner_id`) references `learner` (`id`))",
    );
    this.addSql("create index `score_assessment_id_index` on `score` (`assessment_id`)");
    this.addSql("create index `score_learner_id_index` on `score` (`learner_id`)");
    this.addSql(
      "create unique index `score_assessment_id_learner_id_unique` on `score` (`assessment_id`, `learner_id`)",
    );
  }
}
