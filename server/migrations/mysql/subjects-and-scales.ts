import { Migration } from "@mikro-orm/migrations";

export class SubjectsAndScales extends Migration {
  override up(): void {
    this.addSql(
      "create table `grading_scale` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `name` varchar(60) not null, `archived_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `grading_scale` add unique `grading_scale_school_id_name_unique` (`school_id`, `name`)");
    this.addSql(
      "create table `grade_scale` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `grade` varchar(4) not null, `scale_id` int unsigned not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `grade_scale` add index `grade_scale_scale_id_index` (`scale_id`)");
    this.addSql("alter table `grade_scale` add unique `grade_scale_school_id_grade_unique` (`school_id`, `grade`)");
    this.addSql(
      "create table `grading_scale_version` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `scale_id` int unsigned not null, `number` int not null, `rule` text not null, `created_by` int null, `created_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql(
      "alter table `grading_scale_version` add unique `grading_scale_version_scale_id_number_unique` (`scale_id`, `number`)",
    );
    this.addSql(
      "create table `subject` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `name` varchar(60) not null, `code` varchar(10) null, `subject_group` enum('mathematics','english','kiswahili','sign-language','science','humanities','technical','foreign-language','arts','other') not null, `archived_at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `subject` add unique `subject_school_id_name_unique` (`school_id`, `name`)");
    this.addSql(
      "create table `subject_teacher` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `class_id` int unsigned not null, `subject_id` int unsigned not null, `user_id` int unsigned not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `subject_teacher` add index `subject_teacher_subject_id_index` (`subject_id`)");
    this.addSql("alter table `subject_teacher` add index `subject_teacher_user_id_index` (`user_id`)");
    this.addSql(
      "alter table `subject_teacher` add unique `subject_teacher_class_id_subject_id_user_id_unique` (`class_id`, `subject_id`, `user_id`)",
    );
    this.addSql(
      "alter table `assessment` add `subject_id` int unsigned null, add `weight` int not null default 100, add `scale_id` int unsigned null, add `approved_seq` bigint null, add `approved_by` int null, add `approved_at` datetime(3) null",
    );
    this.addSql(
      "alter table `assessment` add constraint `assessment_subject_id_foreign` foreign key (`subject_id`) references `subject` (`id`) on delete set null",
    );
    this.addSql(
      "alter table `assessment` add constraint `assessment_scale_id_foreign` foreign key (`scale_id`) references `grading_scale` (`id`) on delete set null",
    );
    this.addSql("alter table `assessment` add index `assessment_subject_id_index` (`subject_id`)");
    this.addSql("alter table `assessment` add index `assessment_scale_id_index` (`scale_id`)");
    this.addSql(
      "alter table `grade_scale` add constraint `grade_scale_scale_id_foreign` foreign key (`scale_id`) references `grading_scale` (`id`)",
    );
    this.addSql(
      "alter table `grading_scale_version` add constraint `grading_scale_version_scale_id_foreign` foreign key (`scale_id`) references `grading_scale` (`id`)",
    );
    this.addSql(
      "alter table `subject_teacher` add constraint `subject_teacher_class_id_foreign` foreign key (`class_id`) references `school_class` (`id`)",
    );
    this.addSql(
      "alter table `subject_teacher` add constraint `subject_teacher_subject_id_foreign` foreign key (`subject_id`) references `subject` (`id`)",
    );
    this.addSql(
      "alter table `subject_teacher` add constraint `subject_teacher_user_id_foreign` foreign key (`user_id`) references `user` (`id`)",
    );
  }
}
