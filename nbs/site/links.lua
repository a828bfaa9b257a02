-- nbdev links names to the published site, also inside code; here they lead to this copy of it, and code is left alone
local site = 'https://specnorm%.github%.io/specnorm/'

function Link(link)
  link.target = link.target:gsub('^' .. site, '/')
  return link
end

function CodeBlock(block)
  block.text = block.text:gsub('%[`([^`]*)`%]%(' .. site .. '[^)]*%)', '`%1`')
  return block
end

-- what is written below a picture is also what it says to those who cannot see it
function Image(image)
  if not image.attributes['fig-alt'] and #image.caption > 0 then
    image.attributes['fig-alt'] = pandoc.utils.stringify(image.caption)
  end
  return image
end
