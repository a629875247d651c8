-- Names are compared byte by byte ("C"), which in UTF-8 is code point order.
CREATE TABLE content (
    id              bytea PRIMARY KEY CHECK (octet_length(id) = 32),
    reference_count bigint NOT NULL CHECK (reference_count > 0),
    size            bigint NOT NULL,
    stored_size     bigint NOT NULL,
    codec           smallint NOT NULL,
    bases           bytea[] NOT NULL
);

-- The latest version of each file. The type is the media type in lower case without parameters.
CREATE TABLE file (
    name           text COLLATE "C" PRIMARY KEY,
    id             uuid NOT NULL UNIQUE,
    version        bigint NOT NULL,
    oldest_version bigint NOT NULL,
    content_id     bytea NOT NULL REFERENCES content,
    size           bigint NOT NULL,
    stored_size    bigint NOT NULL,
    codec          smallint NOT NULL,
    created        timestamptz NOT NULL,
    modified       timestamptz NOT NULL,
    media_type     text NOT NULL,
    type           text COLLATE "C" NOT NULL,
    tags           text[] NOT NULL,
    attributes     jsonb NOT NULL
);
CREATE INDEX file_content ON file (content_id);
CREATE INDEX file_tags ON file USING gin (tags);
CREATE INDEX file_type ON file (type, name);
CREATE INDEX file_created ON file (created);
CREATE INDEX file_modified ON file (modified);
CREATE INDEX file_size ON file (size);

-- Older versions. They follow their file by its id, whatever it is called.
CREATE TABLE file_version (
    id          uuid NOT NULL,
    version     bigint NOT NULL,
    content_id  bytea NOT NULL REFERENCES content,
    size        bigint NOT NULL,
    stored_size bigint NOT NULL,
    codec       smallint NOT NULL,
    created     timestamptz NOT NULL,
    modified    timestamptz NOT NULL,
    media_type  text NOT NULL,
    tags        text[] NOT NULL,
    attributes  jsonb NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX file_version_content ON file_version (content_id);

-- The directory of contents that this metadata tells of; one row, or none.
CREATE TABLE binding (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    directory uuid NOT NULL
);
