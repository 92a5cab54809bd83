import { Migration } from "@mikro-orm/migrations";

export class SubjectsAndScales extends Migration {
  override up(): void {
    this.addSql(
      "create table `grading_scale` (`id` integer not null primary key autoincrement, `school_id` integer not null, `name` text not null, `archived_at` datetime null)",
    );
    this.addSql("create unique index `grading_scale_school_id_name_unique` on `grading_scale` (`school_id`, `name`)");
    this.addSql(
      "create table `grade_scale` (`id` integer not null primary key autoincrement, `school_id` integer not null, `grade` text not null, `scale_id` integer not null, constraint `grade_scale_scale_id_foreign` foreign key (`scale_id`) references `grading_scale` (`id`))",
    );
    this.addSql("create index `grade_scale_scale_id_index` on `grade_scale` (`scale_id`)");
    this.addSql("create unique index `grade_scale_school_id_grade_unique` on `grade_scale` (`school_id`, `grade`)");
    this.addSql(
      "create table `grading_scale_version` (`id` integer not null primary key autoincrement, `school_id` integer not null, `scale_id` integer not null, `number` integer not null, `rule` text not null, `created_by` integer null, `created_at` datetime not null, constraint `grading_scale_version_scale_id_foreign` foreign key (`scale_id`) references `grading_scale` (`id`))",
    );
    this.addSql(
      "create unique index `grading_scale_version_scale_id_number_unique` on `grading_scale_version` (`scale_id`, `number`)",
    );
    this.addSql(
      "create table `subject` (`id` integer not null primary key autoincrement, `school_id` integer not null, `name` text not null, `code` text null, `subject_group` text check (`subject_group` in ('mathematics', 'english', 'kiswahili', 'sign-language', 'science', 'humanities', 'technical', 'foreign-language', 'arts', 'other')) not null, `archived_at` datetime null)",
    );
    this.addSql("create unique index `subject_school_id_name_unique` on `subject` (`school_id`, `name`)");
    this.addSql(
      "create table `subject_teacher` (`id` integer not null primary key autoincrement, `school_id` integer not null, `class_id` integer not null, `subject_id` integer not null, `user_id` integer not null, constraint `subject_teacher_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`), constraint `subject_teacher_subject_id_foreign` foreign key (`subject_id`) references `subject` (`id`), constraint `subject_teacher_user_id_foreign` foreign key (`user_id`) references `user` (`id`))",
    );
    this.addSql("create index `subject_teacher_subject_id_index` on `subject_teacher` (`subject_id`)");
    this.addSql("create index `subject_teacher_user_id_index` on `subject_teacher` (`user_id`)");
    this.addSql(
      "create unique index `subject_teacher_class_id_subject_id_user_id_unique` on `subject_teacher` (`class_id`, `subject_id`, `user_id`)",
    );
    this.addSql(
      "alter table `assessment` add column `subject_id` integer null constraint `assessment_subject_id_foreign` references `subject` (`id`) on delete set null",
    );
    this.addSql("alter table `assessment` add column `weight` integer not null default 100");
    this.addSql(
      "alter table `assessment` add column `scale_id` integer null constraint `assessment_scale_id_foreign` references `grading_scale` (`id`) on delete set null",
    );
    this.addSql("alter table `assessment` add column `approved_seq` bigint null");
    this.addSql("alter table `assessment` add column `approved_by` integer null");
    this.addSql("alter table `assessment` add column `approved_at` datetime null");
    this.addSql("create index `assessment_subject_id_index` on `assessment` (`subject_id`)");
    this.addSql("create index `assessment_scale_id_index` on `assessment` (`scale_id`)");
  }
}
