package io.labelguard.aws.records;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Snapshots;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A policy that stood for a while as an item, with its text, compressed.
final class SightingItem {

  static final String PREFIX = "stood#";

  private SightingItem() {}

  /// @throws IllegalArgumentException where its text was not fetched
  static Map<String, AttributeValue> item(Sighting sighting) {
    Items item =
        Items.at(
                Partitions.snapshots(sighting.bucket()),
                PREFIX + Items.sortable(sighting.since()) + "#" + sighting.fingerprint().hex())
            .text("bucket", sighting.bucket())
            .text("fingerprint", sighting.fingerprint().hex())
            .text("since", sighting.since().toString())
            .text(SnapshotItem.LOOKS, Items.joined(sighting.looks()))
            .text("until", sighting.until().toString())
            .expires(sighting.until().plus(Snapshots.SIGHTINGS_KEPT));
    return switch (sighting.text()) {
      case Snapshot.Text.NoPolicy _ -> item.item();
      case Snapshot.Text.Policy(String text) -> TextItem.of(text).within(item).item();
      case Snapshot.Text.NotFetched _ ->
          throw new IllegalArgumentException("a sighting must be stored with its text");
    };
  }

  static Sighting sighting(Map<String, AttributeValue> item) {
    return new Sighting(
        Items.text(item, "bucket"),
        Snapshot.Text.of(
            TextItem.isWithin(item) ? Optional.of(TextItem.text(item)) : Optional.empty()),
        new Fingerprint(Items.text(item, "fingerprint")),
        Instant.parse(Items.text(item, "since")),
        Items.looks(item, SnapshotItem.LOOKS),
        Instant.parse(Items.text(item, "until")),
        true);
  }
}
