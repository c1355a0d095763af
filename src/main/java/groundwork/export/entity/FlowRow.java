package groundwork.export.entity;

/** One count of a participants’ flow; see {@link ParticipantsFlow}. */
public record FlowRow(String arm, String stage, String how, String block, String reason, int n) {}
