package groundwork.pages.boundary;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses JSON that is worth it; the small answers to participants go out as they are. */
@Provider
public class JsonCompression implements WriterInterceptor {
  private static final int WORTH_IT = 1400; // fits one packet anyway

  @Context HttpHeaders request;

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    var media = context.getMediaType();
    var taken = request.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
    if (media == null
        || !media.getSubtype().endsWith("json")
        || taken == null
        || !taken.contains("gzip")
        || taken.contains("gzip;q=0")) {
      context.proceed();
      return;
    }
    var plain = context.getOutputStream();
    var late = new LateGzip(plain, context.getHeaders());
    context.setOutputStream(late);
    try {
      context.proceed();
      late.finish();
    } finally {
      context.setOutputStream(plain);
    }
  }

  /** Decides when it has seen enough; until then nothing has been sent, headers neither. */
  private static final class LateGzip extends OutputStream {
    private final OutputStream plain;
    private final MultivaluedMap<String, Object> headers;
    private final byte[] first = new byte[WORTH_IT];
    private int held;
    private GZIPOutputStream zip;

    LateGzip(OutputStream plain, MultivaluedMap<String, Object> headers) {
      this.plain = plain;
      this.headers = headers;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (zip == null && held + length <= WORTH_IT) {
        System.arraycopy(bytes, from, first, held, length);
        held += length;
        return;
      }
      if (zip == null) {
        headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        zip = new GZIPOutputStream(plain, 8192);
        zip.write(first, 0, held);
      }
      zip.write(bytes, from, length);
    }

    void finish() throws IOException {
      if (zip == null) {
        plain.write(first, 0, held);
      } else {
        zip.finish();
      }
    }
  }
}
