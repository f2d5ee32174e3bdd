package io.labelguard.core.labeling.manifest;

import io.labelguard.core.labeling.manifest.JsonTable.Context;
import io.labelguard.core.labeling.manifest.JsonTable.Place;
import java.io.IOException;

/// Reads one line of a manifest without holding it, and hands over what its members name.
///
/// It takes exactly the JSON of RFC 8259 in UTF-8, nested at most [#DEEPEST] levels, and keeps its
/// place in it as a state of [JsonTable] and a stack of its own: a hostile line opens a million
/// lists, and its bytes come in several buffers.
final class JsonLine {

  /// The deepest nesting that is read; labels need a handful.
  static final int DEEPEST = 1_000;

  private static final int NO_CAPTURE = -1;

  private static final int START = JsonTable.state(Context.LINE, Place.VALUE);
  private static final int DONE = JsonTable.state(Context.LINE, Place.AFTER_VALUE);

  private final ManifestBytes bytes;
  private final LineReferences references;
  private final CapturedText text = new CapturedText();
  private final Context[] contexts = new Context[DEEPEST + 1];
  private int state;
  private int action;
  private int depth;
  private boolean isObject;
  private MemberRole role = MemberRole.NONE;
  private int captureStart = NO_CAPTURE;

  JsonLine(ManifestBytes bytes, LineReferences references) {
    this.bytes = bytes;
    this.references = references;
    contexts[0] = Context.LINE;
  }

  /// Reads a line to its end.
  LineForm read() throws IOException {
    begin();
    int at = bytes.at();
    while (true) {
      at = follow(at, bytes.limit());
      if (action == JsonTable.NOTHING) {
        keepCaptured(bytes.limit());
        if (!bytes.fill()) {
          bytes.endLine(bytes.limit(), false);
          return form();
        }
        at = 0;
      } else if (action == JsonTable.LINE_FEED) {
        bytes.endLine(at, true);
        return form();
      } else {
        state = act(at);
        if (state == JsonTable.BAD) {
          bytes.skipLine(at);
          return LineForm.OTHER;
        }
      }
    }
  }

  /// Follows the table to the next byte that asks for an action, or to the limit. Nearly all of the
  /// time is spent here, so nothing is called.
  ///
  /// @return the place behind the last byte
  private int follow(int start, int limit) {
    char[] next = JsonTable.next();
    boolean[] plain = JsonTable.plain();
    byte[] buffer = bytes.buffer();
    int current = state;
    int at = start;
    while (at < limit) {
      int found = next[current + (buffer[at++] & 0xff)];
      if (found >= JsonTable.FIRST_ACTION) {
        state = current;
        action = found;
        return at;
      }
      current = found;
      if (found < JsonTable.FIRST_NOT_PLAIN) {
        while (at < limit && plain[buffer[at] & 0xff]) {
          at++;
        }
      }
    }
    state = current;
    action = JsonTable.NOTHING;
    return at;
  }

  private void begin() {
    bytes.startLine();
    state = START;
    depth = 0;
    isObject = false;
    role = MemberRole.NONE;
    captureStart = NO_CAPTURE;
  }

  private LineForm form() {
    if (state == START) {
      return LineForm.BLANK;
    }
    if (depth > 0 || JsonTable.isInString(state)) {
      return LineForm.OPEN;
    }
    return state == DONE && isObject ? LineForm.OBJECT : LineForm.OTHER;
  }

  /// Does what the table says, and returns the state after it.
  ///
  /// @param at the place behind the byte that led to it
  private int act(int at) {
    if (action == JsonTable.OPEN_OBJECT) {
      return open(context());
    } else if (action == JsonTable.OPEN_LIST) {
      return open(Context.LIST);
    } else if (action == JsonTable.CLOSE) {
      return JsonTable.state(contexts[--depth], Place.AFTER_VALUE);
    } else if (action == JsonTable.OPEN_NAME) {
      capture(at);
      return JsonStrings.NAME.state(Context.LOOKED_AT);
    } else if (action == JsonTable.OPEN_TEXT) {
      if (role.mayBeUri()) {
        capture(at);
      }
      return JsonStrings.TEXT.state(Context.LOOKED_AT);
    } else if (action == JsonTable.CLOSE_NAME) {
      captured(at);
      role = depth == 1 ? MemberRole.ofLine(text) : MemberRole.ofMetadata(text);
      references.member(role);
      return JsonTable.state(Context.LOOKED_AT, Place.COLON);
    } else if (action == JsonTable.CLOSE_TEXT) {
      if (captureStart != NO_CAPTURE) {
        captured(at);
        references.text(role, text);
      }
      return JsonTable.state(Context.LOOKED_AT, Place.AFTER_VALUE);
    }
    return JsonTable.BAD;
  }

  /// Returns the context of the members of an object that opens here.
  private Context context() {
    isObject |= depth == 0;
    boolean lookedAt = depth == 0 || (depth == 1 && role == MemberRole.METADATA);
    return lookedAt ? Context.LOOKED_AT : Context.OBJECT;
  }

  private int open(Context context) {
    if (depth == DEEPEST) {
      return JsonTable.BAD;
    }
    role = MemberRole.NONE;
    contexts[++depth] = context;
    return JsonTable.state(context, Place.FIRST);
  }

  private void capture(int at) {
    text.clear();
    captureStart = at;
  }

  private void captured(int at) {
    keepCaptured(at - 1);
    captureStart = NO_CAPTURE;
    text.end();
  }

  private void keepCaptured(int end) {
    if (captureStart != NO_CAPTURE) {
      text.append(bytes.buffer(), captureStart, end);
      captureStart = 0;
    }
  }
}
