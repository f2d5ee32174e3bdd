package io.labelguard.core.report;

import io.labelguard.core.event.EventFacts;
import io.labelguard.policy.json.JsonWriter;

/// Writes what an event says, in the JSON form that alerts and reports share.
public final class EventJson {

  private EventJson() {}

  /// Writes all that an event says into an object that is open.
  public static void members(EventFacts facts, JsonWriter out) {
    out.text("id", facts.id())
        .text("call", facts.call())
        .text("time", facts.time().toString())
        .text("account", facts.account())
        .text("region", facts.region())
        .text("actor", facts.actor().arn())
        .text("role", facts.actor().issuerArn())
        .text("sourceIp", facts.actor().sourceIp())
        .text("userAgent", facts.actor().userAgent())
        .text("invokedBy", facts.actor().invokedBy());
  }
}
