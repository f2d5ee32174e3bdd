package io.labelguard.lambda;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/// Keeps what a class logs during a test, from INFO on, in place of printing it.
final class LoggedLines implements BeforeEachCallback, AfterEachCallback {

  private final Logger logger;
  private final ListAppender<ILoggingEvent> kept = new ListAppender<>();

  LoggedLines(Class<?> of) {
    logger = (Logger) LoggerFactory.getLogger(of);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    kept.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(kept);
    logger.setAdditive(false);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    logger.detachAppender(kept);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  List<ILoggingEvent> all() {
    return kept.list;
  }

  void forget() {
    kept.list.clear();
  }
}
