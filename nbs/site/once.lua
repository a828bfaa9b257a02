-- a heading that only says the title again, such as that of an included file, is left out
function Pandoc(doc)
  local title = pandoc.utils.stringify(doc.meta.title or '')
  doc.blocks = doc.blocks:filter(function(block) return not (block.tag == 'Header' and pandoc.utils.stringify(block) == title) end)
  return doc
end
