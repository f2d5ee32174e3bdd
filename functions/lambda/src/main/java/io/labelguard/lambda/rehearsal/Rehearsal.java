package io.labelguard.lambda.rehearsal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;

/// Lets a function handle a made-up event while it is initialized, so that the first real one finds
/// all classes loaded.
///
/// What it does it does with parts of its own, whose clients answer from memory: they send nothing,
/// and nothing of them is kept. One line of the log says that it was there; no filter of
/// template.yaml counts it.
///
/// A rehearsal that fails is a warning, and the function works: it would be wrong to miss events
/// because one was slow.
public final class Rehearsal {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  private Rehearsal() {}

  /// What a function rehearses.
  public interface Part {

    /// Plays it once.
    ///
    /// @param aws answers from memory
    void play(SdkHttpClient aws, CannedText text) throws IOException;
  }

  /// Plays a part.
  ///
  /// @param text the made-up events, and the answers to their calls
  /// @param isTls whether the function's own calls go over TLS
  public static void play(CannedText text, boolean isTls, Part part) {
    try {
      part.play(new CannedAws(text), text);
      WaitingThread.play();
      if (isTls) {
        TlsGreeting.compose();
      }
      LOG.atInfo().addKeyValue("event", "rehearsal").log("The function is warm.");
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("event", "rehearsal")
          .setCause(e)
          .log("The rehearsal failed, so the first event takes longer. Nothing else is affected.");
    }
  }
}
