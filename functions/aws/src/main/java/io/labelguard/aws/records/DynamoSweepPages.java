package io.labelguard.aws.records;

import io.labelguard.core.sweep.SweepPage;
import io.labelguard.core.sweep.SweepPages;
import io.labelguard.core.sweep.SweepState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps sweeps in the same table as the guard's records.
///
/// | pk | sk | what |
/// |---|---|---|
/// | `job/sweep` | `lease` | the run that holds the sweep, and until when; expires |
/// | `job/sweep#RUN` | `state` | how far the run is; expires |
/// | same | `page#ID` | a page of it, and what was found on it; expires |
///
/// The lease is not under `guard/`, as that of a write is: the sweep's role may write nothing
/// there.
public final class DynamoSweepPages implements SweepPages {

  private static final String STATE = "state";

  private final StateTable table;

  /// @param table the table's name
  public DynamoSweepPages(DynamoDbClient dynamo, String table) {
    this.table = new StateTable(dynamo, table);
  }

  @Override
  public boolean hold(String run, Instant now) {
    Instant until = now.plus(HELD);
    return table.putIf(
        Items.at(Partitions.SWEEP, "lease")
            .text("token", run)
            .number("until", until.toEpochMilli())
            .expires(until)
            .item(),
        "attribute_not_exists(pk) OR #until <= :now OR #token = :token",
        now);
  }

  @Override
  public void release(String run) {
    table.deleteIf(Items.key(Partitions.SWEEP, "lease"), "token", AttributeValue.fromS(run));
  }

  @Override
  public Optional<SweepState> state(String run) {
    return table.get(Items.key(Partitions.sweep(run), STATE)).map(DynamoSweepPages::state);
  }

  private static SweepState state(Map<String, AttributeValue> item) {
    return new SweepState(
        Instant.ofEpochMilli(Items.number(item, "begun")),
        Items.flag(item, "wasComplete"),
        SweepState.Stage.valueOf(Items.text(item, "stage")),
        Math.toIntExact(Items.number(item, "status")),
        Items.optional(item, "next"),
        Math.toIntExact(Items.number(item, "pages")),
        Items.flag(item, "jobsMissing"),
        SweepPageItem.result(item, "planned"));
  }

  @Override
  public void keep(String run, SweepState state, Instant now) {
    table.put(
        Items.at(Partitions.sweep(run), STATE)
            .time("begun", state.begun())
            .flag("wasComplete", state.wasComplete())
            .text("stage", state.stage().name())
            .number("status", state.status())
            .text("next", state.next())
            .number("pages", state.pages())
            .flag("jobsMissing", state.jobsMissing())
            .value("planned", SweepPageItem.result(state.planned()))
            .expires(now.plus(KEPT))
            .item());
  }

  @Override
  public void keep(String run, Collection<SweepPage> pages, Instant now) {
    pages.forEach(page -> table.put(SweepPageItem.item(run, page, now.plus(KEPT))));
  }

  @Override
  public Optional<SweepPage> page(String run, String id) {
    return table.get(SweepPageItem.key(run, id)).map(SweepPageItem::page);
  }

  @Override
  public List<SweepPage> pages(String run) {
    return table.query(Partitions.sweep(run), SweepPageItem.PREFIX).stream()
        .map(SweepPageItem::page)
        .toList();
  }
}
