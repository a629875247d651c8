package dev.backsight.store.validation;

import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.mediatype.TypeAliases;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.validation.Refusal.ContradictoryType;
import dev.backsight.store.validation.Refusal.TypeNotAllowed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds what a content claims to be, by declaration and by extension, against what it is, and both against the policy. */
record TypeCheck(ValidationPolicy policy) {

    /** One box format, ISO/IEC 14496-12, whose files are used under each other's names. */
    private static final Set<String> BOXES = Set.of("video/mp4", "audio/mp4", "video/quicktime");

    /** Adobe Illustrator's files are the one inside and declared to be the other. */
    private static final Set<String> PAGES = Set.of("application/pdf", "application/postscript");

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private static final Set<String> HEIF = Set.of("image/heic", "image/heif", "image/avif");

    private static final Set<String> TEXTS =
            Set.of(TextType.PLAIN, TextType.JSON, TextType.XML, TextType.HTML, TextType.SVG, "application/xhtml+xml");

    /** Kinds so broad that a claim which fits says more. */
    private static final Set<String> BROAD =
            Set.of(TypeDetector.OCTET_STREAM, TextType.PLAIN, TextType.JSON, TextType.XML, SignatureTable.ZIP);

    /** The type that counts for the policy: what the content is, unless the claim fits and says more. */
    MediaType effective(MediaType declared, String detected) {
        String claimed = MediaTypePattern.essence(declared.value());
        boolean claimSaysMore = BROAD.contains(detected) && !claimed.equals(TypeDetector.OCTET_STREAM);
        return new MediaType(claimSaysMore && MediaTypePattern.isEssence(claimed) ? claimed : detected);
    }

    /** @param empty whether there is no content, which contradicts nothing */
    Optional<Refusal> judge(String name, MediaType declared, String detected, boolean empty) {
        String claimed = MediaTypePattern.essence(declared.value());
        if (!MediaTypePattern.isEssence(claimed)) {
            return Optional.of(new TypeNotAllowed(
                    declared,
                    "the declared type " + QuotedText.of(declared.value())
                            + " is not of the form type/subtype (RFC 6838); leave it out or correct it"));
        }
        if (!empty && contradicts(claimed, detected)) {
            return Optional.of(new ContradictoryType(
                    claimed,
                    new MediaType(detected),
                    "the content is declared to be " + claimed + ", but its first bytes are those of " + detected
                            + "; declare what it is"));
        }
        Optional<List<MediaTypePattern>> expected = ExtensionTable.expectedOf(name);
        if (!empty && expected.isPresent() && contradicts(expected.get(), detected)) {
            String extension = "." + ExtensionTable.extensionOf(name).orElse("");
            return Optional.of(new ContradictoryType(
                    extension,
                    new MediaType(detected),
                    "the name ends with " + extension + ", but the content's first bytes are those of " + detected
                            + "; name it after what it is"));
        }
        return judgePolicy(declared, new MediaType(detected), effective(declared, detected));
    }

    private Optional<Refusal> judgePolicy(MediaType declared, MediaType detected, MediaType effective) {
        for (MediaType type : List.of(detected, declared, effective)) {
            if (policy.denies(type)) {
                return Optional.of(new TypeNotAllowed(
                        type,
                        "content of type " + type + " is not taken; denied are "
                                + ValidationPolicy.list(policy.denied())));
            }
        }
        return policy.allows(effective)
                ? Optional.empty()
                : Optional.of(new TypeNotAllowed(
                        effective,
                        "content of type " + effective + " is not taken; allowed are "
                                + ValidationPolicy.list(policy.allowed())));
    }

    private static boolean contradicts(List<MediaTypePattern> expected, String detected) {
        if (expected.stream().anyMatch(pattern -> pattern.matches(detected))) {
            return false;
        }
        boolean certain = isSigned(detected) || TEXTS.contains(detected);
        return certain || SignatureTable.isAlwaysSigned(expected.get(0).value());
    }

    static boolean contradicts(String claim, String detected) {
        String claimed = TypeAliases.canonical(claim);
        if (claimed.equals(detected)
                || claimed.equals(TypeDetector.OCTET_STREAM)
                || (BOXES.contains(claimed) && BOXES.contains(detected))
                || (HEIF.contains(claimed) && HEIF.contains(detected))
                || (PAGES.contains(claimed) && PAGES.contains(detected))
                // Encrypted office documents are OLE compound files, [MS-OFFCRYPTO] 2.3.
                || (claimed.startsWith(OFFICE) && detected.equals("application/x-ole-storage"))) {
            return false;
        }
        if (TEXTS.contains(detected)) {
            boolean picture = Set.of("image", "audio", "video", "font").contains(kind(claimed));
            if (picture && !claimed.endsWith("+xml")) {
                return true;
            }
            boolean markup = detected.equals(TextType.XML) || detected.equals(TextType.HTML);
            return SignatureTable.isAlwaysSigned(claimed)
                    || isZip(claimed)
                    || (claimed.equals(TextType.JSON) && markup)
                    || (claimed.endsWith("/xml") && detected.equals(TextType.JSON));
        }
        if (isZip(detected) && isZip(claimed)) {
            return isNarrowZip(detected)
                    && isNarrowZip(claimed)
                    && !officeFamily(detected).equals(officeFamily(claimed));
        }
        if (!isSigned(detected)) {
            return SignatureTable.isAlwaysSigned(claimed);
        }
        return isSigned(claimed) || TEXTS.contains(claimed) || isOtherKind(kind(claimed), kind(detected));
    }

    private static boolean isOtherKind(String claimed, String detected) {
        boolean audible = Set.of("audio", "video").contains(claimed);
        return Set.of("text", "image", "audio", "video", "font").contains(claimed)
                && !claimed.equals(detected)
                && !(audible && Set.of("audio", "video").contains(detected));
    }

    private static boolean isSigned(String type) {
        return SignatureTable.isSigned(type) || isZip(type) || type.equals(TypeDetector.PORTABLE_EXECUTABLE);
    }

    private static boolean isZip(String type) {
        return type.equals(SignatureTable.ZIP) || type.equals("application/java-archive") || isNarrowZip(type);
    }

    private static boolean isNarrowZip(String type) {
        return type.endsWith("+zip")
                || type.startsWith(OFFICE)
                || (type.startsWith("application/vnd.oasis.opendocument.") && !type.contains("flat"));
    }

    /** Documents, templates and slide shows differ in their last word only, and not in their folders. */
    private static String officeFamily(String type) {
        return type.startsWith(OFFICE) ? type.substring(0, type.lastIndexOf('.')) : type;
    }

    private static String kind(String type) {
        return type.substring(0, type.indexOf('/'));
    }
}
