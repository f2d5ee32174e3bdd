package io.labelguard.core.record;

final class InMemoryRecordsTest extends RecordsContract {

  @Override
  protected Records empty() {
    return new InMemoryRecords();
  }
}
