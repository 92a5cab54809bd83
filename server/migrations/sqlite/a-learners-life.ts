import { Migration } from "@mikro-orm/migrations";

/**
 * The log of where learners went begins with what the class lists of before it tell; its lines have no time of writing.
 * Of a certificate or an assessment number that two learners of a school had, the first keeps it, and the audit has whose
 * it was taken from.
 */
export class ALearnersLife extends Migration {
  override up(): void {
    this.addSql(
      "create table `learner_event` (`id` integer not null primary key autoincrement, `school_id` integer not null, `learner_id` integer not null, `kind` text check (`kind` in ('admitted', 'transferred-in', 'moved', 'promoted', 'repeated', 'transferred-out', 'left', 'completed', 're-entered', 'undone')) not null, `day` date not null, `from_class_id` integer null, `to_class_id` integer null, `reason` text check (`reason` in ('transfer', 'completed', 'fees', 'work', 'distance', 'family-moved', 'pregnancy-or-marriage', 'illness', 'death', 'unknown')) null, `note` text null, `other_school` text null, `reference` text null, `user_id` integer null, `at` datetime null)",
    );
    this.addSql("create index `learner_event_learner_id_id_index` on `learner_event` (`learner_id`, `id`)");
    this.addSql(
      "create index `learner_event_school_id_kind_day_index` on `learner_event` (`school_id`, `kind`, `day`)",
    );
    this.addSql(
      "alter table `learner` add column `status_now` text check (`status_now` in ('active', 're-entered', 'transferred', 'left', 'completed')) not null default 'active'",
    );
    this.addSql("update `learner` set `status_now` = `status`");
    this.addSql("alter table `learner` drop column `status`");
    this.addSql("alter table `learner` rename column `status_now` to `status`");
    this.addSql("alter table `learner` add column `admitted_on` date null");
    this.addSql("alter table `learner` add column `previous_school` text null");
    this.addSql("alter table `learner` add column `left_on` date null");
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
      "insert into `audit_event` (`school_id`, `user_id`, `action`, `subject`, `detail`, `at`) select school_id, null, 'learner.id-cleared', 'learner:' || id, 'birth_certificate: ' || birth_certificate, cast(strftime('%s', 'now') as integer) * 1000 from (select id, school_id, birth_certificate, row_number() over (partition by school_id, birth_certificate order by id) as n from learner where birth_certificate is not null) d where n > 1",
    );
    this.addSql(
      "update `learner` set `birth_certificate` = null where id in (select id from (select id, school_id, birth_certificate, row_number() over (partition by school_id, birth_certificate order by id) as n from learner where birth_certificate is not null) d where n > 1)",
    );
    this.addSql(
      "insert into `audit_event` (`school_id`, `user_id`, `action`, `subject`, `detail`, `at`) select school_id, null, 'learner.id-cleared', 'learner:' || id, 'assessment_number: ' || assessment_number, cast(strftime('%s', 'now') as integer) * 1000 from (select id, school_id, assessment_number, row_number() over (partition by school_id, assessment_number order by id) as n from learner where assessment_number is not null) d where n > 1",
    );
    this.addSql(
      "update `learner` set `assessment_number` = null where id in (select id from (select id, school_id, assessment_number, row_number() over (partition by school_id, assessment_number order by id) as n from learner where assessment_number is not null) d where n > 1)",
    );
    this.addSql(
      "create index `learner_school_id_status_left_on_index` on `learner` (`school_id`, `status`, `left_on`)",
    );
    this.addSql(
      "create unique index `learner_school_id_birth_certificate_unique` on `learner` (`school_id`, `birth_certificate`)",
    );
    this.addSql(
      "create unique index `learner_school_id_assessment_number_unique` on `learner` (`school_id`, `assessment_number`)",
    );
    this.addSql("alter table `guardian` add column `second_phone` text null");
    this.addSql(
      "alter table `guardianship` add column `contact` text check (`contact` in ('always', 'emergencies', 'never')) not null default 'always'",
    );
    this.addSql(
      "alter table `guardianship` add column `custody` text check (`custody` in ('unknown', 'full', 'shared', 'none')) not null default 'unknown'",
    );
    this.addSql("alter table `guardianship` add column `sees_records` integer not null default true");
    this.addSql("alter table `guardianship` add column `lives_with` integer null");
  }
}
