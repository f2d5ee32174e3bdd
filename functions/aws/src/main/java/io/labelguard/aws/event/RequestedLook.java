package io.labelguard.aws.event;

import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.event.GuardEvent.LookRequested.Kind;
import io.labelguard.core.redrive.LookEvent;
import io.labelguard.core.report.text.Escaped;

/// Reads the event by which `labelguard redrive` asks for another look at a bucket, team or
/// workforce. No rule of template.yaml delivers one: it comes only from a caller who may invoke the
/// function. Like every other event it only names a thing.
final class RequestedLook {

  static final String KIND = "detail.kind";
  static final String NAME = "detail.name";

  private RequestedLook() {}

  static boolean isOne(RecordMembers members) {
    return members.text("detail-type").filter(LookEvent.DETAIL_TYPE::equals).isPresent()
        && members.text("source").filter(LookEvent.SOURCE::equals).isPresent();
  }

  /// @throws MalformedEventException where it names nothing that can be looked at
  static GuardEvent of(RecordMembers members) {
    Kind kind =
        switch (members.text(KIND).orElse("")) {
          case "bucket" -> Kind.BUCKET;
          case "team" -> Kind.TEAM;
          case "workforce" -> Kind.WORKFORCE;
          default -> throw new MalformedEventException(KIND, "is not bucket, team or workforce");
        };
    return new GuardEvent.LookRequested(
        new FactsReader(members).facts(LookEvent.DETAIL_TYPE), kind, name(members, kind));
  }

  private static String name(RecordMembers members, Kind kind) {
    String name =
        members.text(NAME).orElseThrow(() -> new MalformedEventException(NAME, "is missing"));
    ResourceKind resource =
        switch (kind) {
          case BUCKET -> ResourceKind.BUCKET;
          case TEAM -> ResourceKind.WORKTEAM;
          case WORKFORCE -> ResourceKind.WORKFORCE;
        };
    if (!resource.canBe(name)) {
      throw new MalformedEventException(
          NAME,
          "\"%s\" cannot be the name of a %s".formatted(Escaped.line(name, 80), resource.text()));
    }
    return name;
  }
}
