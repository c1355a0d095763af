package groundwork.analysis.control;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;

/**
 * Watches the bytes of a CSV pass and knows whether a quoted cell is still open. Readers of CSV
 * take the end of the file for the end of such a cell, and rows are lost in it without a word.
 */
class QuoteWatch extends FilterInputStream {
  private enum State {
    START,
    PLAIN,
    QUOTED,
    /** After a quote in a quoted cell: the cell's end, or the first of two. */
    QUOTE
  }

  private State state = State.START;
  private int line = 1;
  private int opened;

  QuoteWatch(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      see(one);
    }
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    for (int i = 0; i < count; i++) {
      see(bytes[from + i]);
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void see(int one) {
    if (one == '\n') {
      line++;
    }
    boolean ends = one == ',' || one == '\n' || one == '\r';
    if (state == State.QUOTED) {
      state = one == '"' ? State.QUOTE : State.QUOTED;
    } else if (one == '"' && state == State.QUOTE) {
      state = State.QUOTED;
    } else if (one == '"' && state == State.START) {
      state = State.QUOTED;
      opened = line;
    } else if (ends) {
      state = State.START;
    } else {
      state = State.PLAIN;
    }
  }

  /** The line on which a cell was opened that is not closed. */
  OptionalInt open() {
    return state == State.QUOTED ? OptionalInt.of(opened) : OptionalInt.empty();
  }
}
