package groundwork.json.boundary;

import groundwork.json.control.AtMost;
import groundwork.json.control.Escapes;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** JSON bodies of requests and answers through {@link Json}, bounded in size. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  /** Larger than any answer of a participant; what may be larger says so by {@link AtMost}. */
  private static final int MEBIBYTES = 1;

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return ours(type);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    var own = type.getAnnotation(AtMost.class);
    int most = own == null ? MEBIBYTES : own.mebibytes();
    byte[] bytes = bytes(body, most << 20);
    if (bytes.length > most << 20) {
      throw new Rejected(
          Fault.TOO_LARGE,
          "This is more than %d MiB of JSON, the most that is taken here.".formatted(most));
    }
    if (bytes.length == 0) {
      throw new Rejected(Fault.MALFORMED, "The body is empty; a JSON object is expected.");
    }
    Escapes.require(bytes);
    try {
      Object read = Json.MAPPER.readValue(bytes, Json.MAPPER.constructType(generic));
      if (read == null) {
        throw new Rejected(Fault.MALFORMED, "The body is null; a JSON object is expected.");
      }
      return read;
    } catch (JacksonException wrong) {
      throw Json.refusal(wrong);
    }
  }

  private static byte[] bytes(InputStream body, int most) {
    try {
      return body.readNBytes(most + 1);
    } catch (IOException broken) {
      throw new Rejected(Fault.MALFORMED, "The body ended before it was complete.");
    }
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return ours(type);
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(Json.MAPPER.writeValueAsBytes(value));
  }

  private static boolean ours(Class<?> type) {
    return JsonNode.class.isAssignableFrom(type)
        || type.isRecord()
        || java.util.Collection.class.isAssignableFrom(type)
        || java.util.Map.class.isAssignableFrom(type)
        || !(type == String.class
            || type.isPrimitive()
            || type == byte[].class
            || InputStream.class.isAssignableFrom(type)
            || StreamingOutput.class.isAssignableFrom(type)
            || type.getName().startsWith("jakarta."));
  }
}
