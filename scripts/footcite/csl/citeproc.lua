-- Runs under `pandoc lua`: reads one request a line, as JSON, and answers with one line.
-- Each request is processed on its own, so that no page can touch another.

local function affix(slot)
  local span = pandoc.Span({pandoc.Str(slot.text)}, {class = "footcite-slot", n = slot.n})
  return pandoc.Inlines{span}
end

-- pandoc reads what the braces hold as the locator, and what follows them as the suffix.
local function suffix(item)
  local inlines = pandoc.Inlines{pandoc.Str("{")}
  if item.label then
    inlines:extend{pandoc.Str(item.label), pandoc.Space(), pandoc.Str(item.locator)}
  end
  inlines:insert(pandoc.Str("}"))
  if item.more then inlines:insert(pandoc.Str(item.more)) end
  if item.suffix then
    -- Punctuation stands before the slot for pandoc to see; the reader of the answer takes it out.
    inlines:insert(item.suffix.mark and pandoc.Str(item.suffix.mark) or pandoc.Space())
    inlines:extend(affix(item.suffix))
  end
  return inlines
end

local function cite(items, number)
  local citations = pandoc.List()
  for _, item in ipairs(items) do
    local prefix = item.prefix and affix(item.prefix) or pandoc.Inlines{}
    citations:insert(pandoc.Citation(item.id, item.mode, prefix, suffix(item), number))
  end
  return pandoc.Cite({pandoc.Str("?")}, citations)
end

-- A citation within a prose note is put into a note with words around it, as an author would have it.
local function block(citation, number)
  local cited = cite(citation.items, number)
  if citation.within then
    local words = {pandoc.Str("x"), pandoc.Space(), cited, pandoc.Space(), pandoc.Str("x")}
    return pandoc.Para{pandoc.Note{pandoc.Para(words)}}
  end
  return pandoc.Para{cited}
end

-- Marks a title in another language than the site's, for those who hear it read out.
local function mark_language(record, site)
  local tag = pandoc.utils.stringify(record.language or "")
  local main = tag:match("^%a%a%a?%f[^%a]")
  if not main or main == site:match("^%a+") then return end
  for _, name in ipairs({"title", "title-short"}) do
    if record[name] then record[name] = pandoc.Inlines{pandoc.Span(record[name], {lang = tag})} end
  end
end

local function answer(request)
  local blocks = pandoc.List()
  for number, citation in ipairs(request.citations) do blocks:insert(block(citation, number)) end
  local records = pandoc.read(request.records, "csljson").meta.references
  for _, record in ipairs(records) do mark_language(record, request.lang) end
  local meta = {
    csl = pandoc.MetaString(request.source),
    lang = pandoc.MetaString(request.lang),
    references = records,
    ["link-citations"] = request.links,
    ["link-bibliography"] = true,
    ["suppress-bibliography"] = not request.bibliography,
  }
  if request.bibliography then
    meta.nocite = pandoc.MetaInlines{pandoc.Cite({}, {pandoc.Citation("*", "NormalCitation")})}
  end
  local processed = pandoc.utils.citeproc(pandoc.Pandoc(blocks, meta))
  -- Without the metadata, which hold the style and the records.
  return pandoc.write(pandoc.Pandoc(processed.blocks), "json")
end

for line in io.lines() do
  local done, result = pcall(function() return answer(pandoc.json.decode(line, false)) end)
  if not done then result = pandoc.json.encode({error = tostring(result)}) end
  io.write((result:gsub("[\r\n]", " ")), "\n")
  io.flush()
end
