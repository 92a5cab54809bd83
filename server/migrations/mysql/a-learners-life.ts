import { Migration } from "@mikro-orm/migrations";

/**
 * The log of where learners went begins with what the class lists of before it tell; its lines have no time of writing.
 * Of a certificate or an assessment number that two learners of a school had, the first keeps it, and the audit has whose
 * it was taken from.
 */
export class ALearnersLife extends Migration {
  override up(): void {
    this.addSql(
      "create table `learner_event` (`id` int unsigned not null auto_increment primary key, `school_id` int not null, `learner_id` int not null, `kind` enum('admitted','transferred-in','moved','promoted','repeated','transferred-out','left','completed','re-entered','undone') not null, `day` date not null, `from_class_id` int null, `to_class_id` int null, `reason` enum('transfer','completed','fees','work','distance','family-moved','pregnancy-or-marriage','illness','death','unknown') null, `note` varchar(300) null, `other_school` varchar(120) null, `reference` varchar(60) null, `user_id` int null, `at` datetime(3) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB",
    );
    this.addSql("alter table `learner_event` add index `learner_event_learner_id_id_index` (`learner_id`, `id`)");
    this.addSql(
      "alter table `learner_event` add index `learner_event_school_id_kind_day_index` (`school_id`, `kind`, `day`)",
    );
    this.addSql(
      "alter table `learner` add `admitted_on` date null, add `previous_school` varchar(120) null, add `left_on` date null",
    );
    this.addSql(
      "alter table `learner` modify `status` enum('active','re-entered','transferred','left','completed') not null default 'active'",
    );
    this
      .addSql(`insert into \`learner_event\` (\`school_id\`, \`learner_id\`, \`kind\`, \`day\`, \`from_class_id\`, \`to_class_id\`)
    with stay as (
      select id, school_id, learner_id, class_id, from_day, to_day, row_number() over (partition by learner_id order by id) as n,
        lag(class_id) over (partition by learner_id order by id) as class_before,
        lag(to_day) over (partition by learner_id order by id) as day_before,
        lead(id) over (partition by learner_id order by id) as next_id
      from enrolment
    ), line as (
      select school_id, learner_id, id, 2 as step,
        case when n = 1 then 'admitted' when day_before = from_day then 'moved' else 're-entered' end as kind,
        from_day as day, case when day_before = from_day then class_before end as from_class_id, class_id as to_class_id
      from stay
      union all
      select school_id, learner_id, id, 1, 'left', day_before, class_before, null
      from stay where n > 1 and day_before <> from_day
      union all
      select s.school_id, s.learner_id, s.id, 3, case when l.status = 'transferred' then 'transferred-out' else 'left' end,
        s.to_day, s.class_id, null
      from stay s join learner l on l.id = s.learner_id
      where s.next_id is null and s.to_day is not null and l.status in ('transferred', 'left')
    )
    select school_id, learner_id, kind, day, from_class_id, to_class_id from line order by learner_id, id, step`);
    this.addSql(
      "update `learner` set `left_on` = (select max(e.to_day) from enrolment e where e.learner_id = `learner`.id) where `status` in ('transferred', 'left')",
    );
    this.addSql(
      "insert into `audit_event` (`school_id`, `user_id`, `action`, `subject`, `detail`, `at`) select school_id, null, 'learner.id-cleared', concat('learner:', id), concat('birth_certificate: ', birth_certificate), utc_timestamp(3) from (select id, school_id, birth_certificate, row_number() over (partition by school_id, birth_certificate order by id) as n from learner where birth_certificate is not null) d where n > 1",
    );
    this.addSql(
      "update `learner` set `birth_certificate` = null where id in (select id from (select id, school_id, birth_certificate, row_number() over (partition by school_id, birth_certificate order by id) as n from learner where birth_certificate is not null) d where n > 1)",
    );
    this.addSql(
      "insert into `audit_event` (`school_id`, `user_id`, `action`, `subject`, `detail`, `at`) select school_id, null, 'learner.id-cleared', concat('learner:', id), concat('assessment_number: ', assessment_number), utc_timestamp(3) from (select id, school_id, assessment_number, row_number() over (partition by school_id, assessment_number order by id) as n from learner where assessment_number is not null) d where n > 1",
    );
    this.addSql(
      "update `learner` set `assessment_number` = null where id in (select id from (select id, school_id, assessment_number, row_number() over (partition by school_id, assessment_number order by id) as n from learner where assessment_number is not null) d where n > 1)",
    );
    this.addSql(
      "alter table `learner` add index `learner_school_id_status_left_on_index` (`school_id`, `status`, `left_on`)",
    );
    this.addSql(
      "alter table `learner` add unique `learner_school_id_birth_certificate_unique` (`school_id`, `birth_certificate`)",
    );
    this.addSql(
      "alter table `learner` add unique `learner_school_id_assessment_number_unique` (`school_id`, `assessment_number`)",
    );
    this.addSql("alter table `guardian` add `second_phone` varchar(20) null");
    this.addSql(
      "alter table `guardianship` add `contact` enum('always','emergencies','never') not null default 'always', add `custody` enum('unknown','full','shared','none') not null default 'unknown', add `sees_records` tinyint(1) not null default true, add `lives_with` tinyint(1) null",
    );
  }
}
